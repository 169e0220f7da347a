"""Nobody sees a lab that cannot be won, or that refers to what its section does not have."""

import pytest

from courses.models import SectionRevision
from labs.mechanics import BadMovesError, Moves, Setup
from labs.models import LabRevision
from labs.smoke_tests import labs_can_be_won, problems_of_lab
from tests.factories import Lesson, ReleaseFactory, SectionRevisionFactory, released
from tests.labs.factories import LabRevisionFactory
from tests.labs.toy import TOY

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> Lesson:
    return Lesson()


def _lab(lesson: Lesson, **fields: object) -> LabRevision:
    revision: LabRevision = LabRevisionFactory.create(lab__section=lesson.section, **fields)
    return revision


def _problems(revision: LabRevision) -> list[str]:
    text = SectionRevision.objects.filter(section=revision.lab.section).first()
    return list(problems_of_lab(revision, text))


def test_a_lab_that_can_be_won_has_no_problem(lesson: Lesson) -> None:
    assert _problems(_lab(lesson)) == []


def test_a_lab_whose_section_has_no_text_is_looked_at_alone(lesson: Lesson) -> None:
    assert list(problems_of_lab(_lab(lesson, passage="nowhere"), None)) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("passage", "canary", "passage: No heading of the section has the id “canary”."),
        ("check_key", "other", "check: The section's text asks no question with the key “other”."),
        ("intro", "About {nothing}.", "intro: No number is called “nothing” here."),
        ("parameters", {"goal": 3}, "parameters, limit: “limit” is a whole number from 1 to 9."),
        ("hints", {"short": ["a"]}, "hints, over: Write at least one hint for the failure “over”."),
        ("debrief", [], "debrief: A debrief has 1 to 8 lines; there are 0."),
        ("parameters", {"goal": 6, "limit": 5}, "parameters: With these numbers nobody can win."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    lesson: Lesson, name: str, value: object, words: str
) -> None:
    revision = _lab(lesson)
    setattr(revision, name, value)

    found = _problems(revision)

    assert len(found) == 1
    assert found[0].startswith(words)


def test_numbers_and_hints_that_the_workings_no_longer_have_are_told(lesson: Lesson) -> None:
    revision = _lab(lesson)
    revision.parameters |= {"gaol": 3}
    revision.hints |= {"shorts": ["{oops}"]}

    assert _problems(revision) == [
        "parameters, gaol: This lab has no number called “gaol”. Did you mean “goal”?",
        "hints, shorts: This lab has no failure called “shorts”. Did you mean “short”?",
        "hints, shorts, 1: No number is called “oops” here.",
    ]


def test_a_lab_whose_workings_are_gone_is_told(lesson: Lesson) -> None:
    revision = _lab(lesson)
    revision.lab.mechanics = "gone"

    assert _problems(revision) == [
        "there are no workings called “gone”; install them, or take the lab out."
    ]


def test_a_lab_that_older_workings_prepared_is_told(lesson: Lesson) -> None:
    revision = _lab(lesson)
    revision.mechanics_version = 0

    assert _problems(revision) == [
        "its workings have changed since it was saved; run “manage.py rerender”."
    ]


def test_a_solver_whose_moves_are_refused_or_lose_is_told(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_setup: Setup, _moves: Moves) -> None:
        raise BadMovesError

    revision = _lab(lesson)
    words = ["the moves that should win do not; its workings have to be mended."]

    with monkeypatch.context() as patched:
        patched.setattr(TOY, "check", refuse)
        assert _problems(revision) == words
    revision.parameters = {"goal": 4, "limit": 5}
    assert _problems(revision) == []
    monkeypatch.setattr("labs.smoke_tests.solution", lambda _mechanics, _numbers: ("up",))
    assert _problems(revision) == words
    monkeypatch.setattr("labs.smoke_tests.solution", lambda _mechanics, _numbers: None)
    assert _problems(revision) == words


def test_a_text_that_drops_a_labs_passage_is_refused_with_the_lab_named(lesson: Lesson) -> None:
    lab = _lab(lesson)
    released(lab, scope=lesson.course.slug)
    text = SectionRevisionFactory.create(section=lesson.section, source="No heading.")
    release = ReleaseFactory.create(scope=lesson.course.slug)
    SectionRevision.objects.filter(pk=text.pk).update(release=release)

    found = list(labs_can_be_won(release))

    assert len(found) == 3
    assert all(words.startswith(f"{lab}: ") for words in found)


def test_a_release_of_a_good_lab_is_let_through(lesson: Lesson) -> None:
    release = ReleaseFactory.create(scope=lesson.course.slug)
    LabRevision.objects.filter(pk=_lab(lesson).pk).update(release=release)

    assert list(labs_can_be_won(release)) == []
