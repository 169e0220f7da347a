"""A check of three questions that count and one on trial, and people who answered all four."""

from __future__ import annotations

from quizzes.models import QuestionRevision
from tests.results_questions.lessons import KEYS, answered
from tests.statistics.classes import ClassOf

NEW = "new-check"


def on_trial() -> ClassOf:
    """The lesson before anybody answered."""
    lesson = ClassOf(*KEYS, NEW)
    QuestionRevision.objects.filter(pk=lesson.questions[NEW].pk).update(is_pilot=True)
    lesson.questions[NEW].refresh_from_db()
    return lesson


def tried(strong: int = 20, weak: int = 16) -> ClassOf:
    """The strong get the new question right, the weak do not."""
    lesson = on_trial()
    answered(lesson, strong, "right", "right", "right", "right")
    answered(lesson, weak // 2, "right", "wrong-a", "wrong-a", "wrong-a")
    answered(lesson, weak - weak // 2, "wrong-a", "wrong-b", "wrong-a", "wrong-a")
    return lesson
