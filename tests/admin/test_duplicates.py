"""Duplicating: a section or a question once more, as drafts, at a place that is free."""

import pytest
from django.test import Client

from accounts.models import User
from casestudies.models import CaseStudyRevision
from courses.duplicating import Place, PlaceTakenError, duplicate_section
from courses.models import Section, SectionRevision
from labs.models import Lab, LabRevision
from quizzes.models import Question, QuestionRevision
from quizzes.packs.states import state_of
from releases.models import AuditEvent
from tests.admin.world import World
from tests.factories import NOW, SectionFactory

SECTIONS = "/admin/courses/section/"
QUESTIONS = "/admin/quizzes/question/"


def page(thing: Section | Question) -> str:
    return f"{SECTIONS if isinstance(thing, Section) else QUESTIONS}{thing.pk}/duplicate/"


def test_a_section_is_copied_with_everything_in_it_as_drafts(
    world: World, instructing: Client, instructor: User
) -> None:
    section = world.lesson.section
    form = {"module": section.module.pk, "number": 4, "slug": "s3-2"}

    answer = instructing.post(page(section), form)

    copy = Section.objects.get(slug="s3-2")
    text = SectionRevision.objects.get(section=copy)
    drafts = [
        text, QuestionRevision.objects.get(question__section=copy),
        CaseStudyRevision.objects.get(case_study__section=copy),
        LabRevision.objects.get(lab__section=copy),
    ]  # fmt: skip
    assert answer["Location"] == f"/admin/courses/sectionrevision/{text.pk}/change/"
    assert [(each.number, each.release, each.created_by) for each in drafts] == [
        (1, None, instructor)
    ] * 4
    assert (text.title, text.source) == (world.draft.title, world.draft.source)
    assert state_of(drafts[1]) == state_of(world.question_draft)
    assert drafts[2].file.name == world.file.file.name
    assert drafts[3].lab.mechanics == "switchboard"
    event = AuditEvent.objects.get(action="duplicated")
    assert (event.action, event.thing_id, event.from_id) == ("duplicated", copy.pk, world.draft.pk)


def test_asking_for_a_copy_tells_what_it_takes_along_and_copies_nothing(
    world: World, instructing: Client
) -> None:
    asked = instructing.get(page(world.lesson.section)).text

    for words in ("first-check", "a-case", "a-lab", 'value="4"', 'value="s3-2"'):
        assert words in asked
    assert Section.objects.count() == 1
    assert (
        page(world.lesson.section)
        in instructing.get(f"{SECTIONS}{world.lesson.section.pk}/change/").text
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"number": 3}, "Another section of the module has this number."),
        ({"slug": "s3"}, "Another section of the module has this slug."),
        ({"number": 100}, "less than or equal to 99"),
        ({"slug": "no slug"}, "Enter a valid “slug”"),
        ({"module": 0}, "Select a valid choice"),
        ({"number": ""}, "This field is required."),
    ],
)
def test_a_place_that_cannot_be_had_is_said_at_its_field(
    fields: dict[str, object], reason: str, world: World, instructing: Client
) -> None:
    form = {"module": world.lesson.section.module.pk, "number": 4, "slug": "new"} | fields

    answer = instructing.post(page(world.lesson.section), form)

    assert reason in answer.text
    assert Section.objects.count() == 1


def test_of_two_copies_to_one_place_the_second_is_refused(world: World, instructor: User) -> None:
    section = world.lesson.section
    place = Place(section.module, section.number, "new")

    with pytest.raises(PlaceTakenError):
        duplicate_section(section, place, by=instructor, at=NOW)

    assert Section.objects.count() == 1


def test_losing_that_race_on_the_page_loses_no_words(
    world: World, instructing: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_place: object, **_by: object) -> None:
        raise PlaceTakenError

    monkeypatch.setattr("courses.admin.duplicating.duplicate_section", taken)
    form = {"module": world.lesson.section.module.pk, "number": 7, "slug": "mine"}

    answer = instructing.post(page(world.lesson.section), form)

    assert "Somebody took that place a moment ago." in answer.text
    assert 'value="mine"' in answer.text


def test_an_empty_section_is_copied_as_a_place(world: World, instructing: Client) -> None:
    empty = SectionFactory.create(module=world.lesson.section.module, number=9)
    form = {"module": empty.module.pk, "number": 10, "slug": "also-empty"}

    answer = instructing.post(page(empty), form)

    copy = Section.objects.get(slug="also-empty")
    assert answer["Location"] == f"{SECTIONS}{copy.pk}/change/"
    assert "Taken along" not in instructing.get(page(empty)).text


def test_a_lab_whose_workings_are_gone_is_left_out(world: World, instructor: User) -> None:
    section = world.lesson.section
    Lab.objects.update(mechanics="gone")

    copy = duplicate_section(section, Place(section.module, 8, "new"), by=instructor, at=NOW)

    assert not copy.labs.exists()
    assert copy.questions.exists()
