"""Counts follow what learners do: new answers, guests who sign in, standings, other checks."""

from __future__ import annotations

import pytest

from accounts.merging import claim
from accounts.models.learners import key_of_guest
from accounts.scopes import EVERYONE
from quizzes.models import AnswerCount, FirstTry, QuestionRevision, TimeCount, ToRecount
from quizzes.standings import Change, apply
from quizzes.statistics import refreshing
from quizzes.statistics.figures import ItemStatistics
from quizzes.statistics.reading import item_statistics
from quizzes.statistics.refreshing import refresh
from tests.factories import NOW, LearnerFactory, QuestionRevisionFactory, released
from tests.statistics.classes import ClassOf, people

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def now(lesson: ClassOf, key: str = "first-check", number: int | None = None) -> ItemStatistics:
    """The figures of the question, or of one revision of it, after a refresh."""
    refresh(lesson.course, by=None, at=NOW)
    found = item_statistics(lesson.course, scope=EVERYONE)
    return next(each for each in found if (each.item.key, each.item.number) == (key, number))


def second_revision(lesson: ClassOf, **fields: object) -> QuestionRevision:
    question = lesson.questions["first-check"].question
    revision = QuestionRevisionFactory.create(question=question, number=2, **fields)
    released(revision, scope=lesson.course.slug)
    return revision


def test_new_answers_are_counted_once_each_time_somebody_looks() -> None:
    lesson, (first, second) = ClassOf(), people(2)
    lesson.answer_all(first, "right", "wrong-a")
    assert (now(lesson).n, now(lesson).complete) == (1, 1)

    lesson.answer(second, "first-check", "wrong-b")
    assert (now(lesson).n, now(lesson).complete) == (2, 1)
    lesson.answer(second, "second-check", "right")
    found = now(lesson)

    assert (found.n, found.complete) == (2, 2)
    assert [(point.score, point.n, point.right) for point in found.trace] == [(0, 1, 1), (1, 1, 0)]
    assert [point.share for point in found.trace] == [1, 0]
    assert FirstTry.objects.count() == 4
    assert not AnswerCount.objects.filter(n=0).exists()
    assert sum(TimeCount.objects.values_list("n", flat=True)) == 4


def test_where_many_are_new_the_section_is_counted_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = ClassOf()
    assert now(lesson).n == 0
    for learner in people(3):
        lesson.answer_all(learner, "right", "wrong-a")
    monkeypatch.setattr(refreshing, "WHOLE_FROM", 2)
    monkeypatch.setattr(refreshing, "count_persons", None)

    assert (now(lesson).n, now(lesson).complete) == (3, 3)


def test_only_the_first_try_of_all_revisions_counts() -> None:
    lesson, (learner, other) = ClassOf("first-check"), people(2)
    lesson.answer(learner, "first-check", "wrong-a")
    lesson.answer(learner, "first-check", "right", try_number=2, points=1)
    lesson.answer(learner, "first-check", "wrong-b", is_practice=True)
    newer = second_revision(lesson)
    lesson.answer(learner, "first-check", "right", revision=newer)
    lesson.answer(other, "first-check", "right", revision=newer)

    assert (now(lesson).n, now(lesson, number=1).n, now(lesson, number=2).n) == (2, 1, 1)
    assert (now(lesson).facility.value, now(lesson, number=2).facility.value) == (0.5, 1)


def test_an_answer_stored_late_with_a_lower_id_becomes_the_first() -> None:
    lesson, (learner,) = ClassOf("first-check"), people(1)
    response = lesson.answer(learner, "first-check", "wrong-a")
    now(lesson)
    newer = second_revision(lesson)
    lesson.answer(learner, "first-check", "right", revision=newer, id=response.pk - 1)

    assert (now(lesson).n, now(lesson, number=1).n, now(lesson, number=2).n) == (1, 0, 1)


def test_what_a_guest_tried_becomes_the_persons_when_they_sign_in() -> None:
    lesson, guest = ClassOf(), LearnerFactory.create(guest=True, key=key_of_guest("cookie"))
    person = LearnerFactory.create()
    lesson.answer(guest, "first-check", "wrong-a")
    lesson.answer(person, "first-check", "right")
    lesson.answer(person, "second-check", "right")
    assert (now(lesson).n, now(lesson).complete) == (2, 1)

    claim(person.user, guest_token="cookie", at=NOW)

    assert (now(lesson).n, now(lesson).complete, now(lesson).facility.value) == (1, 1, 0)
    assert set(FirstTry.objects.values_list("person", flat=True)) == {person.pk}


def test_answers_that_count_otherwise_now_are_counted_so() -> None:
    lesson, (learner, other) = ClassOf(), people(2)
    lesson.answer_all(other, "right", "wrong-a")
    lesson.answer_all(learner, "wrong-a", "right")
    response = learner.responses.earliest("id")
    assert now(lesson).facility.value == 0.5

    apply([Change(response.pk, "correct", 2)], by=None, at=NOW)
    assert ToRecount.objects.count() == 1
    found = now(lesson)
    assert (found.facility.value, found.choices[1].is_right) == (1, True)
    assert now(lesson, "second-check").trace[-1].score == 1

    apply([Change(response.pk, "void", 0)], by=None, at=NOW)
    assert (now(lesson).n, now(lesson, "second-check").complete) == (1, 1)
    apply([Change(response.pk, "incorrect", 0)], by=None, at=NOW)
    assert (now(lesson).n, now(lesson, "second-check").complete) == (2, 2)
    assert not ToRecount.objects.exists()


def test_a_question_put_on_trial_leaves_the_score_and_keeps_its_figures() -> None:
    lesson, (learner,) = ClassOf(), people(1)
    lesson.answer_all(learner, "right", "right")
    assert now(lesson).item.is_scored
    assert now(lesson, "second-check").trace[0].score == 1

    second_revision(lesson, is_pilot=True)

    assert not now(lesson).item.is_scored
    assert (now(lesson).n, now(lesson).trace[0].score) == (1, 1)
    assert now(lesson, "second-check").trace[0].score == 0
