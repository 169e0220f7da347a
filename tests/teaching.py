"""Who writes which course, in tests: the instructors there are, unless a test says otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from accounts.roles import INSTRUCTOR
from courses.models import Course, CourseInstructor

SINCE = datetime(2026, 11, 1, tzinfo=UTC)


class TaughtFactory(DjangoModelFactory[Course]):
    """Base of the factory of courses; `instructors` names those who write the course."""

    class Meta:
        abstract = True

    @factory.post_generation
    def instructors(self, create: bool, people: list[User] | None, **_: object) -> None:
        if people is None:
            people = list(User.objects.filter(groups__name=INSTRUCTOR)) if create else []
        for person in people:
            teach(person, self)


def teach(person: User, *courses: Course) -> None:
    """Make the person an instructor of these courses, or of every one there is."""
    for course in courses or Course.objects.order_by("id"):
        CourseInstructor.objects.get_or_create(
            course=course, person=person, defaults={"since": SINCE}
        )
