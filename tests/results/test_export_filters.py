"""Which responses a filter lets through, alone and combined."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from accounts.models import Cohort, Learner
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from quizzes.exports.form import ResponseFilterForm as FilterForm
from quizzes.models import Response
from tests.factories import (
    LearnerFactory,
    Lesson,
    QuestionFactory,
    QuestionRevisionFactory,
)
from tests.results.answers import answer, exported, join

pytestmark = pytest.mark.django_db


def passing(**given: str) -> set[str]:
    """The names of the learners whose responses pass, in the file and in the query set alike."""
    form = FilterForm(given, EVERYONE)
    assert form.is_valid(), form.errors
    found = exported(form.filters)
    counted = Response.objects.for_export(form.filters).values_list("pk", flat=True)
    assert {row["response"] for row in found} == {str(pk) for pk in counted}
    return {row["name"] for row in found}


@pytest.fixture
def lesson() -> Lesson:
    """One section in which Ada (spring) answered in January and Bob in February, and another
    course in which Cleo (spring) answered in March."""
    lesson, other = Lesson(), Lesson()
    people = {
        name: LearnerFactory.create(user__name=name) for name in ("Ada", "Bob", "Cleo", "Dan")
    }
    join(people["Ada"], "spring", "autumn")
    join(people["Cleo"], "spring")
    revision = lesson.questions["first-check"]
    answer(people["Ada"], revision, at=datetime(2026, 1, 15, 12, tzinfo=UTC))
    answer(people["Bob"], revision, at=datetime(2026, 2, 15, 12, tzinfo=UTC))
    answer(people["Cleo"], other.questions["first-check"], at=datetime(2026, 3, 1, tzinfo=UTC))
    elsewhere = QuestionRevisionFactory.create(
        question=QuestionFactory.create(section__module=lesson.section.module)
    )
    answer(people["Dan"], elsewhere, at=datetime(2026, 1, 20, tzinfo=UTC))
    return lesson


def test_without_filters_everything_passes(lesson: Lesson) -> None:
    assert passing() == {"Ada", "Bob", "Cleo", "Dan"}


def test_a_course_lets_its_own_responses_through(lesson: Lesson) -> None:
    assert passing(course=lesson.course.slug) == {"Ada", "Bob", "Dan"}


def test_a_section_lets_its_own_responses_through(lesson: Lesson) -> None:
    address = f"{lesson.course.slug}/m06/s3"

    assert passing(section=address) == {"Ada", "Bob"}
    assert passing(section=address, course=lesson.course.slug) == {"Ada", "Bob"}


def test_a_cohort_lets_its_members_through(lesson: Lesson) -> None:
    assert passing(cohort="spring") == {"Ada", "Cleo"}
    assert passing(cohort="autumn") == {"Ada"}


def test_a_module_a_release_and_a_learner_let_their_own_through(lesson: Lesson) -> None:
    ada = Learner.objects.get(user__name="Ada")

    assert passing(module=f"{lesson.course.slug}/m06") == {"Ada", "Bob", "Dan"}
    assert passing(release=str(lesson.release.pk)) == {"Ada", "Bob"}
    assert passing(learner=str(ada.pk)) == {"Ada"}


def test_a_question_its_revision_and_pilots_let_their_own_through(lesson: Lesson) -> None:
    revision = lesson.questions["first-check"]
    pilot = QuestionRevisionFactory.create(question=revision.question, number=2, is_pilot=True)
    answer(LearnerFactory.create(user__name="Eve"), pilot)

    assert passing(question=str(revision.question_id)) == {"Ada", "Bob", "Eve"}
    assert passing(revision=str(revision.pk)) == {"Ada", "Bob"}
    assert passing(pilot="only") == {"Eve"}
    assert passing(pilot="without", course=lesson.course.slug) == {"Ada", "Bob", "Dan"}


def test_a_learner_is_found_by_the_number_of_the_guest_they_were(lesson: Lesson) -> None:
    guest, person = LearnerFactory.create(guest=True), Learner.objects.get(user__name="Ada")
    answer(guest, lesson.questions["second-check"])
    Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=timezone.now())

    form = FilterForm({"learner": str(guest.pk)}, EVERYONE)

    assert form.is_valid()
    assert form.filters.learner == person
    assert Response.objects.for_export(form.filters).count() == 2


def test_several_filters_hold_together(lesson: Lesson) -> None:
    assert passing(cohort="spring", course=lesson.course.slug) == {"Ada"}
    assert passing(cohort="spring", **{"from": "2026-02-01"}) == {"Cleo"}
    assert passing(course=lesson.course.slug, to="2026-01-31") == {"Ada", "Dan"}
    assert passing(cohort="autumn", **{"from": "2026-02-01"}) == set()


def test_a_cohort_includes_what_its_member_answered_as_a_guest(lesson: Lesson) -> None:
    guest = LearnerFactory.create(guest=True)
    answer(guest, lesson.questions["second-check"])
    person = Learner.objects.get(user__name="Ada")

    Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=timezone.now())

    cohort = Cohort.objects.get(slug="spring")
    assert (
        Response.objects.for_export(Filters(EVERYONE, cohort=cohort)).filter(learner=guest).exists()
    )
    assert len(exported(Filters(EVERYONE, cohort=cohort))) == 3


@pytest.mark.parametrize(
    ("at", "passes"),
    [
        (datetime(2026, 1, 9, 23, 59, 59, 999999, tzinfo=UTC), False),
        (datetime(2026, 1, 10, tzinfo=UTC), True),
        (datetime(2026, 1, 11, 23, 59, 59, 999999, tzinfo=UTC), True),
        (datetime(2026, 1, 12, tzinfo=UTC), False),
    ],
)
def test_days_are_whole_in_utc_and_both_count(at: datetime, passes: bool) -> None:
    answer(LearnerFactory.create(), QuestionRevisionFactory.create(), at=at)

    found = exported(Filters(EVERYONE, first_day=date(2026, 1, 10), last_day=date(2026, 1, 11)))

    assert bool(found) is passes


def test_fields_nobody_offers_narrow_nothing(lesson: Lesson) -> None:
    assert len(passing(verdict="correct", lerner="1")) == 4
