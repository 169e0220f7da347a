"""Figures of a cohort, a learner, some days or a release are those of their first tries alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.models import CohortMembership
from accounts.scopes import EVERYONE, LearnerScope
from courses.exports.filters import Filters
from quizzes.statistics.figures import ItemStatistics
from quizzes.statistics.reading import check_statistics, item_statistics, question_statistics
from quizzes.statistics.refreshing import refresh
from tests.factories import NOW, CohortFactory, LearnerFactory, ReleaseFactory
from tests.statistics.classes import ClassOf, people

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def lesson() -> ClassOf:
    """Four learners: two in a cohort, of whom one was a guest before; one answered days later."""
    made, (first, second, third, late) = ClassOf(), people(4)
    guest = LearnerFactory.create(guest=True, merged_into=first, merged_at=NOW)
    made.cohort = CohortFactory.create()
    for learner in (first, second):
        CohortMembership.objects.create(cohort=made.cohort, learner=learner)
    made.learner = first
    made.answer(guest, "first-check", "right")
    made.answer(first, "second-check", "right")
    for learner in (second, third):
        made.answer_all(learner, "wrong-a", "wrong-b")
    made.answer(late, "first-check", "right", answered_at=NOW + timedelta(days=9))
    made.answer(late, "second-check", "right")
    refresh(made.course, by=None, at=NOW)
    return made


def first(lesson: ClassOf, filters: Filters) -> ItemStatistics:
    return item_statistics(lesson.course, scope=filters.scope, filters=filters)[0]


def test_a_grader_of_a_cohort_sees_its_learners_only(lesson: ClassOf) -> None:
    scope = LearnerScope(frozenset({lesson.cohort.pk}))

    found = item_statistics(lesson.course, scope=scope)[0]

    assert (found.n, found.complete) == (2, 2)
    assert (found.facility.value, found.discrimination.value) == (0.5, 1)
    assert check_statistics(lesson.section, scope=scope).scores == ((0, 1), (1, 0), (2, 1))
    nobody = item_statistics(lesson.course, scope=LearnerScope(frozenset()))
    assert {each.n for each in nobody} == {0}


def test_the_scope_narrows_whatever_the_filters_say(lesson: ClassOf) -> None:
    scope = LearnerScope(frozenset({CohortFactory.create().pk}))
    filters = Filters(scope=EVERYONE, cohort=lesson.cohort)

    assert first(lesson, filters).n == 2
    assert item_statistics(lesson.course, scope=scope, filters=filters)[0].n == 0


def test_days_and_releases_leave_the_ability_of_learners_as_it_is(lesson: ClassOf) -> None:
    early = Filters(scope=EVERYONE, last_day=NOW.date())
    late = Filters(scope=EVERYONE, first_day=NOW.date() + timedelta(days=1))
    other = Filters(scope=EVERYONE, release=ReleaseFactory.create(scope="other"))
    own = Filters(scope=EVERYONE, release=lesson.release)

    assert (first(lesson, early).n, first(lesson, late).n) == (3, 1)
    assert [(point.score, point.n) for point in first(lesson, late).trace] == [(1, 1)]
    assert (first(lesson, other).n, first(lesson, own).n) == (0, 4)
    assert check_statistics(lesson.section, scope=EVERYONE, filters=late).complete == 4


def test_one_learner_and_one_question_can_be_looked_at_alone(lesson: ClassOf) -> None:
    question = lesson.questions["second-check"].question

    everyone = question_statistics(question, scope=EVERYONE)
    one = question_statistics(
        question, scope=EVERYONE, filters=Filters(scope=EVERYONE, learner=lesson.learner)
    )

    assert [(each.item.key, each.item.number) for each in everyone] == [
        ("second-check", None), ("second-check", 1),
    ]  # fmt: skip
    assert [each.n for each in everyone] == [4, 4]
    assert [each.n for each in one] == [1, 1]


def test_filters_that_narrow_nothing_give_what_is_kept(lesson: ClassOf) -> None:
    kept = item_statistics(lesson.course, scope=EVERYONE)

    counted = Filters(scope=EVERYONE, first_day=NOW.date() - timedelta(days=1))

    assert item_statistics(lesson.course, scope=EVERYONE, filters=counted) == kept
    assert item_statistics(lesson.course, scope=EVERYONE, filters=Filters(scope=EVERYONE)) == kept
