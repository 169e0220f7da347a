"""The whole page as learners meet it who have come so far, drawn by the code of their pages."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from courses.models import SectionProgress, SectionRevision
from tests.admin.world import World
from tests.factories import SectionFactory, SectionRevisionFactory, text_with
from tests.workbench.conftest import LIST, write_url

EXPLAINED = "Secret explanation of"


def shown(client: Client, draft: SectionRevision, state: str) -> str:
    """The preview in that state."""
    return client.get(f"{LIST}{draft.pk}/preview/", {"state": state}).text


@pytest.fixture
def everything(draft: SectionRevision) -> SectionRevision:
    """The draft with a case study and a lab beside its check."""
    draft.source += "\n/// case-study | a-case\n///\n\n/// lab | a-lab\n///\n"
    draft.save()
    return draft


@pytest.mark.parametrize(
    ("state", "words", "explained"),
    [
        ("unanswered", ("Module ready", "0 of 1</b> answered"), 0),
        ("incorrect", ("In progress", "0 of 1</b> answered", "Best so far: 0 of"), 1),
        ("correct", ("Complete", "2 of 2 points", "1 of 1</b> answered"), 4),
        ("shown", ("Complete", "0 of 2 points", "Best so far: 0 of"), 4),
        ("complete", ("Complete", "2 of 2 points"), 4),
        ("nonsense", ("Module ready",), 0),
    ],
)
def test_each_state_is_the_learners_page(
    state: str, words: tuple[str, ...], explained: int,
    everything: SectionRevision, instructing: Client,
) -> None:  # fmt: skip
    page = shown(instructing, everything, state)

    for each in words:
        assert each in page
    assert page.count(EXPLAINED) == explained
    assert SectionProgress.objects.count() == 1


def test_the_workbench_shows_the_state_its_form_asks_for(
    draft: SectionRevision, instructing: Client
) -> None:
    page = instructing.post(write_url(draft, "preview/"), {"state": "correct"})

    assert page.text.count(EXPLAINED) == 4


def test_a_section_that_waits_is_locked_by_the_one_it_waits_for(
    draft: SectionRevision, world: World, instructing: Client
) -> None:
    first = SectionFactory.create(module=draft.section.module, number=1, slug="s1")
    near = SectionFactory.create(module=draft.section.module, number=2, slug="s2")
    for section, title in ((first, "The first"), (near, "The one before")):
        SectionRevisionFactory.create(
            section=section, title=title, release=world.lesson.release, source=text_with("x")
        )
    before = shown(instructing, draft, "locked")
    draft.section.opens_after = first
    draft.section.save()

    waiting = shown(instructing, draft, "locked")

    assert "each check of “The one before”" in before
    assert "each check of “The first”" in waiting
    assert "Some text." not in waiting


def test_a_section_with_none_around_it_is_never_locked(
    draft: SectionRevision, instructing: Client
) -> None:
    page = shown(instructing, draft, "locked")
    beside = instructing.get(write_url(draft, "preview/"), {"state": "locked"}).text

    assert "it is never locked" in page
    assert "it is never locked" in beside
    assert "Some text." in page


def test_a_section_that_was_never_released_stands_in_its_place(
    world: World, instructing: Client
) -> None:
    new = SectionRevisionFactory.create(
        section=SectionFactory.create(module=world.lesson.section.module, number=4, slug="s4")
    )

    page = shown(instructing, new, "unanswered")

    assert f'href="{world.lesson.url}" rel="prev"' in page
    assert "MOD_06" in page


def test_an_unfinished_question_without_a_wrong_choice_is_shown_as_it_can_be(
    draft: SectionRevision, world: World, instructing: Client
) -> None:
    world.question_draft.choices.exclude(key="right").delete()

    assert "Correct" in shown(instructing, draft, "incorrect")


def test_the_mark_as_read_button_of_a_preview_records_nothing(
    draft: SectionRevision, instructing: Client
) -> None:
    draft.source = "Only words.\n"
    draft.save()

    page = shown(instructing, draft, "unanswered")

    assert f'id="read" method="post" action="{LIST}{draft.pk}/preview/answer/"' in page
    assert 'read/"' not in page


def test_answers_are_kept_from_those_who_may_not_read_questions(
    draft: SectionRevision, instructor: User
) -> None:
    instructor.groups.get().permissions.set(
        Permission.objects.filter(codename="view_sectionrevision")
    )
    browser = Client()
    browser.force_login(instructor)

    assert EXPLAINED not in shown(browser, draft, "shown")
