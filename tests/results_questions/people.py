"""Who looks at the figures of questions."""

from __future__ import annotations

from django.contrib.auth.models import Permission

from accounts.models import Cohort, CohortGrader, User
from courses.models import Course, CourseInstructor
from tests.factories import NOW, UserFactory


def with_rights(*codenames: str) -> User:
    """A person who holds these permissions and no role."""
    person: User = UserFactory.create()
    found = Permission.objects.filter(codename__in=codenames)
    assert len(found) == len(codenames)
    person.user_permissions.add(*found)
    return person


def instructor_of(*courses: Course) -> User:
    """A person who writes these courses, and sees nobody by name."""
    person = with_rights("view_statistics")
    for course in courses:
        CourseInstructor.objects.create(course=course, person=person, since=NOW)
    return person


def grader_of(*names: str) -> User:
    """A person who grades these cohorts; without one named, everybody."""
    everyone = () if names else ("see_every_cohort",)
    person = with_rights("export_response", *everyone)
    for name in names:
        CohortGrader.objects.create(cohort=Cohort.objects.get(name=name), grader=person)
    return person
