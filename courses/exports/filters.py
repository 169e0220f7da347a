"""Which records are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.text import slugify

from accounts.models import Cohort
from accounts.scopes import LearnerScope
from courses.models import Course, Section


@dataclass(frozen=True, slots=True)
class Filters:
    """A selection of records; what is None does not narrow it. Days are whole and UTC.

    `scope` is whose records the reader may see at all, so it has no default.
    """

    scope: LearnerScope
    course: Course | None = None
    section: Section | None = None
    cohort: Cohort | None = None
    first_day: date | None = None
    last_day: date | None = None

    @property
    def start(self) -> datetime | None:
        """The first moment of the first day."""
        return _midnight(self.first_day) if self.first_day else None

    @property
    def end(self) -> datetime | None:
        """The first moment after the last day."""
        return _midnight(self.last_day + timedelta(days=1)) if self.last_day else None

    def file_name(self, kind: str = "results", *, at: datetime) -> str:
        """What the file is called: what it holds, course, what else narrows it, moment in UTC."""
        course = self.section.module.course if self.section else self.course
        narrowed = [
            course.slug if course else "all-courses",
            f"{self.section.module.code}-{self.section.slug}" if self.section else "",
            self.cohort.slug if self.cohort else "",
            f"from-{self.first_day}" if self.first_day else "",
            f"to-{self.last_day}" if self.last_day else "",
        ]
        parts = [slugify(part)[:60] for part in narrowed if part]
        return "_".join([kind, *parts, f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"]) + ".csv"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
