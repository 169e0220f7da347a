"""Several who refresh at one moment, while learners answer and sign in, count all of it once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.models import Learner
from quizzes.models import AnswerCount, FirstTry
from quizzes.statistics.refreshing import refresh
from tests.factories import NOW, LearnerFactory
from tests.statistics.classes import ClassOf, people

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def at_once(*works: Callable[[], object]) -> None:
    """Each in a thread with a connection of its own."""

    def one(work: Callable[[], object]) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(works)) as threads:
        list(threads.map(one, works))


def test_counts_are_right_after_many_refreshed_at_once() -> None:
    lesson, learners, guests = ClassOf(), people(12), LearnerFactory.create_batch(4, guest=True)

    def look() -> None:
        for _time in range(4):
            refresh(lesson.course, by=None, at=NOW)

    def learn() -> None:
        for learner in [*guests, *learners]:
            lesson.answer_all(learner, "right", "wrong-a")

    def sign_in() -> None:
        for guest, person in zip(guests, learners, strict=False):
            Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=NOW)

    at_once(look, learn, look, sign_in, look)
    refresh(lesson.course, by=None, at=NOW)

    assert FirstTry.objects.count() == 24
    assert set(FirstTry.objects.values_list("person", flat=True)) == {each.pk for each in learners}
    assert set(AnswerCount.objects.values_list("score", "verdict", "n")) == {
        (1, "correct", 12),
        (1, "incorrect", 12),
    }
