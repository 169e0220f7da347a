"""Counts follow what learners do: new answers, guests who sign in, standings, other checks."""

from __future__ import annotations

import pytest

from accounts.scopes import EVERYONE
from quizzes.models import AnswerCount, FirstTry, TimeCount
from quizzes.statistics.figures import ItemStatistics
from quizzes.statistics.reading import item_statistics
from quizzes.statistics.refreshing import refresh
from tests.factories import NOW
from tests.statistics.classes import ClassOf, people

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def now(lesson: ClassOf, key: str = "first-check") -> ItemStatistics:
    """The question's figures, after a refresh."""
    refresh(lesson.course, by=None, at=NOW)
    found = item_statistics(lesson.course, scope=EVERYONE)
    return next(each for each in found if each.item.key == key and each.item.revision_id is None)


def test_new_answers_are_counted_once_each_time_somebody_looks() -> None:
    lesson = ClassOf()
    first, second = people(2)
    lesson.answer_all(first, "right", "wrong-a")
    assert (now(lesson).n, now(lesson).complete) == (1, 1)

    lesson.answer(second, "first-check", "wrong-b")

    assert (now(lesson).n, now(lesson).complete) == (2, 1)
    lesson.answer(second, "second-check", "right")
    found = now(lesson)
    assert (found.n, found.complete) == (2, 2)
    assert [(point.score, point.n, point.right) for point in found.trace] == [(0, 1, 1), (1, 1, 0)]
    assert FirstTry.objects.count() == 4
    assert AnswerCount.objects.filter(n=0).count() == 0
    assert sum(TimeCount.objects.values_list("n", flat=True)) == 4
