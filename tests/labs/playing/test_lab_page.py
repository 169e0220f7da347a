"""A lab's page: the run the learner is in, whole on every GET, and nothing stored by looking."""

import re

import pytest
from django.test import Client

from courses.models import SectionProgress
from labs.models import LabRun
from tests.labs.playing.workshop import Hands, Workshop


def shown(client: Client, address: str) -> str:
    """The page at that address."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_goal_situation_and_first_step(client: Client, workshop: Workshop) -> None:
    html = shown(client, workshop.url())

    assert '<h1 class="hero__t">Reach the top</h1>' in html
    assert "There are 3 steps." in html
    assert "Pull a lever." in html
    assert f'href="{workshop.section_url}#first"' in html
    assert "Stand on the top step" in html


def test_looking_stores_nothing(client: Client, workshop: Workshop) -> None:
    shown(client, workshop.url())
    shown(client, workshop.url(run="up.up"))

    assert not LabRun.objects.exists()
    assert not SectionProgress.objects.exists()


def test_the_page_shows_the_run_that_the_learner_is_in(client: Client, workshop: Workshop) -> None:
    Hands(client, workshop).pull("up", "up")

    html = shown(client, workshop.url())

    assert 'name="run" value="up.up"' in html
    assert "On step 2" in html
    assert "run 1" in html


def test_a_run_can_be_opened_by_anyone_who_may_read_the_section(
    client: Client, workshop: Workshop
) -> None:
    Hands(client, workshop).pull("up", "jump")

    html = shown(Client(), workshop.url(run="up.jump"))

    assert "On step 3" in html
    assert "3 steps of 3." in html
    assert "a shared or earlier run · 2 moves" in html
    assert "not started" in html


def test_a_won_run_leads_to_the_text_and_to_one_question(
    client: Client, workshop: Workshop
) -> None:
    html = shown(client, workshop.url(run="up.up.up"))

    assert "What this run shows" in html
    assert f'href="{workshop.section_url}?check=first-check"' in html


def test_hints_stand_inside_one_another_gentlest_first(client: Client, workshop: Workshop) -> None:
    html = shown(client, workshop.url(run="up"))

    ladder = html[html.index("<details class=") : html.index("</section>", html.index("<details"))]
    assert re.findall(r"There are 3 steps|Go up", ladder) == ["There are 3 steps", "Go up"]
    assert ladder.count("</details></div></details>") == 1


@pytest.mark.parametrize(("run", "status"), [("", 200), ("up", 200), ("sideways", 404)])
def test_the_verdict_takes_the_focus_only_after_a_form(
    client: Client, workshop: Workshop, run: str, status: int
) -> None:
    plain, told = (client.get(workshop.url(run=run) + query) for query in ("", "?told"))

    assert plain.status_code == told.status_code == status
    assert "autofocus" not in plain.content.decode()
    assert ("autofocus" in told.content.decode()) == (run != "sideways")


@pytest.mark.parametrize("run", ["sideways", "up..up", "up." * 3, "%F0%9F%92%A5", "up%00"])
def test_a_run_that_no_form_could_make_is_not_there_in_words(
    client: Client, workshop: Workshop, run: str
) -> None:
    answer = client.get(workshop.url(run=run))

    assert answer.status_code == 404
    assert "No such run" in answer.content.decode()


def test_labs_of_a_section_lead_to_one_another(client: Client, workshop: Workshop) -> None:
    first, second = shown(client, workshop.url()), shown(client, workshop.url("tune"))

    assert f'href="{workshop.url("tune")}" rel="next"' in first
    assert 'rel="prev"' not in first
    assert f'href="{workshop.url()}" rel="prev"' in second


@pytest.mark.parametrize("address", ["nothing", "nothing/runs/up"])
def test_a_lab_that_never_was_is_not_found(
    client: Client, workshop: Workshop, address: str
) -> None:
    assert client.get(f"{workshop.section_url}labs/{address}/").status_code == 404
    assert client.post(f"{workshop.section_url}labs/nothing/", {"open": "1"}).status_code == 404
