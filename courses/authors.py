"""Who writes which course: asked by every page of authors, changed on the course's own page."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import INSTRUCTOR
from courses.models import Course, CourseInstructor
from releases.audit import record
from releases.authors import Person, register_own_scopes

ALL_COURSES = "courses.all_courses"
"""The right to write every course; administrators have it as they have every other."""


class LastInstructorError(Exception):
    """A course keeps at least one instructor."""


@register_own_scopes
def own_courses(person: Person) -> QuerySet[Course, str] | None:
    """The slugs of the courses that the person writes; None for every course."""
    if person.has_perm(ALL_COURSES):
        return None
    return Course.objects.filter(instructors=person.pk).order_by().values_list("slug", flat=True)


def possible_instructors() -> QuerySet[User]:
    """Everyone who may write courses at all: active, staff, in the role or an administrator."""
    may_write = Q(groups__name=INSTRUCTOR) | Q(is_superuser=True)
    return User.objects.filter(may_write, is_active=True, is_staff=True).distinct()


@transaction.atomic
def make_instructor(course: Course, person: User, *, by: User | None, at: datetime) -> bool:
    """Let the person write the course; False where they do already."""
    _row, is_new = CourseInstructor.objects.get_or_create(
        course=course, person=person, defaults={"since": at, "added_by": by}
    )
    if is_new:
        record(by=by, at=at, action="invited", about=course, note=str(person))
    return is_new


@transaction.atomic
def dismiss_instructor(course: Course, person: User, *, by: User, at: datetime) -> bool:
    """Let the person write the course no more; False where they do not.

    Raises LastInstructorError where nobody else does.
    """
    rows = list(CourseInstructor.objects.select_for_update().filter(course=course))
    found = [row for row in rows if row.person_id == person.pk]
    if not found:
        return False
    if len(rows) == 1:
        raise LastInstructorError
    found[0].delete()
    record(by=by, at=at, action="dismissed", about=course, note=str(person))
    return True
