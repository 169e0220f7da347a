"""Learners with their progress, one after the other: one ordered statement in constant memory."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import CohortMembership, Learner
from courses.exports.dialects import Dialect
from courses.exports.filters import Filters
from courses.exports.moments import moment_of
from courses.exports.named_parts import learners_told, table
from courses.exports.records import records_of
from courses.models import DueDate, SectionProgress
from courses.reading.standing import NOTHING_YET, Progress

WHO = 4
"""How many columns say who the learner is."""


@dataclass(frozen=True, slots=True)
class InSection:
    """What somebody has done in one section, and when."""

    progress: Progress
    started_at: datetime | None = None
    updated_at: datetime | None = None
    completed_at: datetime | None = None
    due_at: datetime | None = None
    """The latest date that a cohort of theirs has for it."""

    @property
    def is_late(self) -> bool | None:
        """Whether it was complete only after its date; None before, and without a date."""
        if self.due_at is None or self.completed_at is None:
            return None
        return self.completed_at > self.due_at


NOTHING = InSection(NOTHING_YET)


@dataclass(frozen=True, slots=True)
class Learning:
    """One learner as exports name them, and what they have done by section's id."""

    learner: int
    name: str
    email: str
    cohorts: str
    sections: Mapping[int, InSection]

    @property
    def who(self) -> tuple[int, str, str, str]:
        """The first columns of a row."""
        return self.learner, self.name, self.email, self.cohorts


def learners_of(filters: Filters, sections: Collection[int]) -> QuerySet[Learner]:
    """Whom a gradebook lists: the members of the cohorts asked for, begun or not; where none are,
    everyone who has begun one of the sections. Who merged into another is that other."""
    rows = Learner.objects.filter(merged_into=None)
    for group in filters.people():
        rows = rows.filter(pk__in=group.values("pk"))
    if filters.cohort is None and filters.learner is None and filters.scope.is_everyone:
        begun = SectionProgress.objects.filter(learner=OuterRef("pk"), section__in=sections)
        rows = rows.filter(Exists(begun))
    return rows


def scan(filters: Filters, sections: Collection[int]) -> Iterator[Learning]:
    """Everyone whom `learners_of` lists, by number. The statement runs with the first of them."""
    wanted = learners_of(filters, sections).order_by().values("id")
    found = records_of(wanted, lambda dialect, people: _statement(people, sections, dialect))
    for who, rows in groupby(found, key=itemgetter(*range(WHO))):
        learner, name, email, cohorts = who
        done = {row[WHO]: _done(row[WHO + 1 :]) for row in rows if row[WHO] is not None}
        yield Learning(learner, name, email, cohorts, done)


def _statement(people: str, sections: Collection[int], dialect: Dialect) -> str:
    numbers = ", ".join(str(int(section)) for section in sections) or "NULL"
    utc = dialect.utc.format
    return f"""WITH {learners_told(dialect)}, due AS ({_due()})
SELECT who.learner, who.name, who.email, who.cohorts, done.section_id, CAST(done.marks AS text),
    {utc(column="done.started_at")}, {utc(column="done.updated_at")},
    {utc(column="done.completed_at")}, {utc(column="due.due_at")}
FROM ({people}) AS wanted
JOIN who ON who.id = wanted.id
LEFT JOIN {table(SectionProgress)} AS done
    ON done.learner_id = wanted.id AND done.section_id IN ({numbers})
LEFT JOIN due ON due.learner = wanted.id AND due.section = done.section_id
ORDER BY wanted.id
"""


def _due() -> str:
    """Of each person and section the latest date: whoever is in two cohorts has the later one."""
    return f"""
    SELECT CAST(COALESCE(learner.merged_into_id, learner.id) AS bigint) AS learner,
        date.section_id AS section, MAX(date.due_at) AS due_at
    FROM {table(DueDate)} AS date
    JOIN {table(CohortMembership)} AS membership ON membership.cohort_id = date.cohort_id
    JOIN {table(Learner)} AS learner ON learner.id = membership.learner_id
    GROUP BY 1, 2
"""


def _done(row: tuple[str, str, str, str | None, str | None]) -> InSection:
    marks, started, updated, completed, due = row
    return InSection(
        Progress(json.loads(marks), completed=completed is not None),
        moment_of(started),
        moment_of(updated),
        moment_of(completed) if completed else None,
        moment_of(due) if due else None,
    )
