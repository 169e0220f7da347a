"""Graders read results of people, instructors those of their courses, others nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from results.dashboard.viewers import viewer_of
from tests.factories import CourseFactory, LearnerFactory, UserFactory
from tests.results.answers import join
from tests.results_questions.people import grader_of, instructor_of

pytestmark = pytest.mark.django_db


def test_a_grader_sees_people_of_their_cohorts_in_every_course() -> None:
    join(LearnerFactory.create(), "Spring")

    everyone, some = viewer_of(grader_of()), viewer_of(grader_of("Spring"))

    assert everyone.scope.is_everyone
    assert len(some.scope.cohorts or ()) == 1
    assert everyone.courses is some.courses is None
    assert everyone.sees_individuals
    assert some.sees_individuals


def test_an_instructor_sees_counts_of_everybody_in_their_own_courses() -> None:
    own = CourseFactory.create(slug="own")
    CourseFactory.create(slug="other")

    viewer = viewer_of(instructor_of(own))

    assert viewer.scope.is_everyone
    assert not viewer.sees_individuals
    assert viewer.courses is not None
    assert list(viewer.courses) == ["own"]


@pytest.mark.parametrize("person", [AnonymousUser(), None])
def test_nobody_else_sees_anything(person: AnonymousUser | None) -> None:
    with pytest.raises(PermissionDenied):
        viewer_of(person or UserFactory.create())
