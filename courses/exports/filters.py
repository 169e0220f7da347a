"""Which records are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from django.db.models import Model, Q, QuerySet
from django.utils.text import slugify

from accounts.models import Cohort, Learner
from accounts.scopes import LearnerScope, members_of
from courses.models import Course, Module, Section
from releases.models import Release, Revision

type Pilot = Literal["", "only", "without"]
"""Answers to questions on trial: all alike, only these, or none of them."""


@dataclass(frozen=True, slots=True)
class Filters:
    """A selection of records; what is None does not narrow it. Days are whole and UTC.

    `scope` is whose records the reader may see at all, so it has no default; `courses` are the
    slugs of the courses that exist for the reader (None: every one). `question`, its `revision`
    and `pilot` are about answers and narrow nothing else.
    """

    scope: LearnerScope
    course: Course | None = None
    section: Section | None = None
    cohort: Cohort | None = None
    first_day: date | None = None
    last_day: date | None = None
    module: Module | None = None
    learner: Learner | None = None
    release: Release | None = None
    question: Model | None = None
    revision: Revision | None = None
    pilot: Pilot = ""
    courses: QuerySet[Course, str] | None = None
    sees_individuals: bool = True
    """Whether the reader may have exact counts, be they as small as they will."""

    @property
    def start(self) -> datetime | None:
        """The first moment of the first day."""
        return _midnight(self.first_day) if self.first_day else None

    @property
    def end(self) -> datetime | None:
        """The first moment after the last day."""
        return _midnight(self.last_day + timedelta(days=1)) if self.last_day else None

    def people(self) -> list[QuerySet[Learner]]:
        """Groups of learners, with who they were as guests; who is asked for is in each of them."""
        groups = [self.scope.learners()]
        if self.cohort is not None:
            groups.append(members_of([self.cohort.pk]))
        if self.learner is not None:
            own = Q(pk=self.learner.pk) | Q(merged_into=self.learner.pk)
            groups.append(Learner.objects.filter(own))
        return [group for group in groups if group is not None]

    def file_name(self, kind: str = "results", *, at: datetime) -> str:
        """What the file is called: what it holds, course, what else narrows it, moment in UTC."""
        module = self.section.module if self.section else self.module
        course = module.course if module else self.course
        narrowed = [
            course.slug if course else "all-courses",
            module.code if module and not self.section else "",
            f"{self.section.module.code}-{self.section.slug}" if self.section else "",
            self.cohort.slug if self.cohort else "",
            f"learner-{self.learner.pk}" if self.learner else "",
            f"release-{self.release.pk}" if self.release else "",
            f"question-{self.question.pk}" if self.question else "",
            f"revision-{self.revision.number}" if self.revision else "",
            f"{self.pilot}-pilots" if self.pilot else "",
            f"from-{self.first_day}" if self.first_day else "",
            f"to-{self.last_day}" if self.last_day else "",
        ]
        parts = [slugify(part)[:60] for part in narrowed if part]
        return "_".join([kind, *parts, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"]) + ".csv"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
