"""Where a learner stands in a course: which releases reach them and what they have done.

One query per page: the course's row, its live releases, the learner's progress and due dates,
joined by UNION ALL. As four queries it would cost about four times as much on every page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

from django.db import connection

from accounts.models import Cohort, CohortMembership, Learner
from courses.embeds import Mark
from courses.models import Course, DueDate, Module, Section, SectionProgress
from releases.models import Release
from releases.rings import Ring, reaches

_COURSE = Course._meta.db_table
_COURSE_ROW = (
    "SELECT 'course' AS what, id, structure AS a, "
    "CASE WHEN open_to_guests THEN 1 ELSE 0 END AS b, '' AS t, NULL AS u "
    f"FROM {_COURSE} WHERE slug = %s"
)
_RELEASE_ROWS = (
    "SELECT 'release', id, ring, share, salt, NULL "
    f"FROM {Release._meta.db_table} WHERE scope = %s AND ring >= {int(Ring.A1)}"
)
_PROGRESS_ROWS = (
    "SELECT 'progress', p.section_id, p.updates, COALESCE(p.finished_revision, 0), "
    "CAST(p.marks AS text), CAST(p.completed_at AS text) "
    f"FROM {SectionProgress._meta.db_table} p "
    f"JOIN {Section._meta.db_table} s ON s.id = p.section_id "
    f"JOIN {Module._meta.db_table} m ON m.id = s.module_id "
    f"JOIN {_COURSE} c ON c.id = m.course_id "
    "WHERE p.learner_id = %s AND c.slug = %s"
)
_DUE_ROWS = (
    "SELECT 'due', d.section_id, 0, 0, h.time_zone, CAST(d.due_at AS text) "
    f"FROM {CohortMembership._meta.db_table} g "
    f"JOIN {Cohort._meta.db_table} h ON h.id = g.cohort_id "
    f"JOIN {DueDate._meta.db_table} d ON d.cohort_id = h.id "
    f"JOIN {Section._meta.db_table} s ON s.id = d.section_id "
    f"JOIN {Module._meta.db_table} m ON m.id = s.module_id "
    f"JOIN {_COURSE} c ON c.id = m.course_id "
    "WHERE g.learner_id = %s AND c.slug = %s"
)


@dataclass(frozen=True, slots=True)
class Progress:
    """What the learner has done in one section; `updates` is the count to name when writing.

    `finished` is the id of the revision they completed it with, or have read since; 0: not known.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    updates: int = 0
    completed: bool = False
    finished: int = 0


NOTHING_YET = Progress()


@dataclass(frozen=True, slots=True)
class Due:
    """When the learner should have finished a section, and the time zone to tell it in."""

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One learner in one course at one moment."""

    course_id: int
    structure: int
    open_to_guests: bool
    releases: tuple[int, ...]
    progress: Mapping[int, Progress]
    due: Mapping[int, Due] = field(default_factory=dict)
    """By section; only where the learner is in a cohort that has a date for it."""

    def in_section(self, section_id: int) -> Progress:
        """The learner's progress there; empty where they have done nothing yet."""
        return self.progress.get(section_id, NOTHING_YET)


def standing_of(learner: Learner, course_slug: str) -> Standing | None:
    """Where the learner stands in the course, or None where there is no such course."""
    course: tuple[int, int, bool] | None = None
    releases: list[int] = []
    progress: dict[int, Progress] = {}
    due: dict[int, Due] = {}
    for what, row_id, a, b, text, moment in _rows(learner, course_slug):
        if what == "course":
            course = (row_id, a, bool(b))
        elif what == "progress":
            progress[row_id] = Progress(json.loads(text), a, moment is not None, b)
        elif what == "due":
            due[row_id] = later(due.get(row_id), Due(_instant(str(moment)), text))
        elif reaches(a, b, text, learner):
            releases.append(row_id)
    if course is None:
        return None
    return Standing(*course, tuple(sorted(releases)), progress, due)


def later(one: Due | None, other: Due) -> Due:
    """Of the dates of several cohorts the one that leaves the learner more time."""
    return one if one is not None and one.at >= other.at else other


def _instant(text: str) -> datetime:
    """A moment as the database writes it; SQLite leaves out that it is UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


type _Row = tuple[str, int, int, int, str, str | None]


def _rows(learner: Learner, course_slug: str) -> list[_Row]:
    parts = [_COURSE_ROW, _RELEASE_ROWS]
    arguments: list[int | str] = [course_slug, course_slug]
    if learner.pk:
        parts += [_PROGRESS_ROWS, _DUE_ROWS]
        arguments += [learner.pk, course_slug, learner.pk, course_slug]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), arguments)
        return cast("list[_Row]", cursor.fetchall())
