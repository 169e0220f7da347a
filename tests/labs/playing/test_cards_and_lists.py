"""Where labs show up besides their pages: in the text, in the rail, on the course's home."""

import re

import pytest
from django.test import Client

from labs.embed import LabEmbed
from quizzes.models import QuestionRevision
from tests.labs.playing.workshop import Hands, Workshop

STATES = [((), "not started"), (("up",), "in progress"), (("up", "jump"), "complete")]


@pytest.mark.parametrize(("levers", "state"), STATES)
def test_the_card_the_rail_and_the_home_tell_the_state(
    client: Client, workshop: Workshop, levers: tuple[str, ...], state: str
) -> None:
    Hands(client, workshop).pull(*levers)

    section = client.get(workshop.section_url).content.decode()
    home = client.get(workshop.course.get_absolute_url()).content.decode()

    card = section[section.index('id="lab-climb"') : section.index('id="lab-tune"')]
    assert f"Status: </span>{state}<" in card
    listed = rf'href="{workshop.url()}"[^§]*?LAB_01 stairs[^§]*?, {state}</span>'
    assert re.search(listed, section)
    assert re.search(listed, home)


def test_the_card_says_the_best_so_far(client: Client, workshop: Workshop) -> None:
    before = client.get(workshop.section_url).content.decode()
    Hands(client, workshop).pull("up")

    after = client.get(workshop.section_url).content.decode()

    assert "Best so far" not in before
    assert "Best so far: 1 of 2 goals" in after


def test_what_the_section_names_and_nobody_provides_is_missing(workshop: Workshop) -> None:
    draft = workshop.revision("climb")

    def missing(release: int) -> list[str]:
        return list(LabEmbed().missing(workshop.section, ["climb", "swim"], release))

    assert missing(0) == ["swim"]
    assert draft.is_draft


def test_only_a_lab_that_is_required_counts_when_the_text_is_gone(
    client: Client, workshop: Workshop
) -> None:
    Hands(client, workshop).pull("up", "jump")
    mark = workshop.mark()

    assert LabEmbed().tally(mark) == (False, 0)
    assert LabEmbed().tally(mark | {"required": True}) == (True, 2)


def test_a_lab_without_workings_stands_in_no_section(client: Client, workshop: Workshop) -> None:
    workshop.labs["tune"].mechanics = "no-longer"
    workshop.labs["tune"].save()

    html = client.get(workshop.section_url).content.decode()

    assert 'id="lab-climb"' in html
    assert 'id="lab-tune"' not in html


def test_a_locked_section_lists_its_labs_as_locked(client: Client, workshop: Workshop) -> None:
    workshop.lock()

    home = client.get(workshop.course.get_absolute_url()).content.decode()

    assert re.search(r"LAB_01 stairs<span class=\"vh\">, locked", home)


def test_the_home_continues_at_a_lab_that_the_section_requires(client: Client, db: None) -> None:
    workshop = Workshop(is_required=True)
    Hands(client, workshop).pull("up")

    home = client.get(workshop.course.get_absolute_url()).content.decode()

    assert f'href="{workshop.section_url}#lab-climb"' in home


def test_the_home_continues_at_a_section_that_requires_nothing(
    client: Client, workshop: Workshop
) -> None:
    QuestionRevision.objects.filter(pk=workshop.check.pk).update(is_pilot=True)
    Hands(client, workshop).pull("up")

    home = client.get(workshop.course.get_absolute_url()).content.decode()

    assert f'class="btn btn--pri" href="{workshop.section_url}"' in home
