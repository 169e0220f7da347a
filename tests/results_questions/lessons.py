"""A check of three questions, and people of whom the strong do better than the weak."""

from __future__ import annotations

from accounts.models import Learner
from quizzes.models import QuestionRevision
from tests.factories import QuestionRevisionFactory, released
from tests.statistics.classes import ClassOf, people

KEYS = ("first-check", "second-check", "third-check")
STRONG, MIDDLING, WEAK = (
    ("right", "right", "right"),
    ("right", "right", "wrong-a"),
    (
        "wrong-a",
        "wrong-b",
        "wrong-a",
    ),
)


def taught(strong: int = 12, middling: int = 12, weak: int = 12) -> ClassOf:
    """A lesson that so many people tried, the strong ones first."""
    lesson = ClassOf(*KEYS)
    for number, said in ((strong, STRONG), (middling, MIDDLING), (weak, WEAK)):
        answered(lesson, number, *said)
    return lesson


def answered(lesson: ClassOf, number: int, *said: str) -> list[Learner]:
    """So many more people, each of whom says the same."""
    found = people(number)
    for learner in found:
        lesson.answer_all(learner, *said)
    return found


def mended(lesson: ClassOf, key: str = "first-check", **fields: object) -> QuestionRevision:
    """The question's second revision, released."""
    question = lesson.questions[key].question
    revision: QuestionRevision = QuestionRevisionFactory.create(
        question=question, number=2, **fields
    )
    released(revision, scope=lesson.course.slug)
    return revision
