"""Two people who regrade the same question, and learners who answer it meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from courses.rebuilding import rebuild
from quizzes.models import QuestionRevision, Regrade, Response
from quizzes.regrading.applying import Decision, MovedMeanwhileError, regrade
from quizzes.regrading.planning import plan_of, rule_now, stamp_of
from tests.factories import Lesson, UserFactory
from tests.regrading.deciding import DECIDED_AT

HTMX = {"HX-Request": "true"}


def _decide(revision: QuestionRevision, stamp: str, policy: str) -> bool:
    """Whether the decision was the first."""
    decision = Decision(revision.pk, policy, ("wrong-a",), "At once.", stamp)
    try:
        regrade(decision, by=UserFactory.create(), at=DECIDED_AT)
    except MovedMeanwhileError:
        return False
    finally:
        connection.close()
    return True


def _answer(lesson: Lesson, number: int) -> int:
    """A guest's first answer."""
    browser = Client(headers={"User-Agent": str(number)})
    form = lesson.form(choice="wrong-a", attempt=str(number))
    try:
        return browser.post(lesson.check_url(), form, headers=HTMX).status_code
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_upon_one_preview_one_stands() -> None:
    revision = Lesson().questions["first-check"]
    stamp = stamp_of(revision)

    with ThreadPoolExecutor(max_workers=2) as people:
        stood = [people.submit(_decide, revision, stamp, each) for each in ("void", "accept")]

    assert sorted(each.result() for each in stood) == [False, True]
    assert QuestionRevision.objects.get(pk=revision.pk).active_regrade == Regrade.objects.get()


@pytest.mark.django_db(transaction=True)
def test_no_answer_slips_past_a_regrade_made_at_the_same_time() -> None:
    lesson = Lesson()
    revision = lesson.questions["first-check"]

    def work(number: int) -> object:
        if number == 5:
            while not _decide(revision, stamp_of(revision), "accept"):
                pass
            return 200
        return _answer(lesson, number)

    with ThreadPoolExecutor(max_workers=6) as people:
        statuses = list(people.map(work, range(12)))

    given = Response.objects.standing().values_list("verdict", "verdict_now", "points_now")
    assert statuses == [200] * 12
    assert list(given) == [("incorrect", "correct", 2)] * 11
    revision.refresh_from_db()
    assert plan_of(revision, rule_now(revision)).moved == ()
    assert not any(rebuild(write=False))
