"""Spans and learners as SQL: what the statements of metrics of learners share.

SQLite and PostgreSQL read it alike. A statement groups by learner and span, so that what comes
back is one row for each learner, however much they did.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import connection

from accounts.models import Learner, User
from releases.metrics.arms import Row, fold
from releases.metrics.stages import Stage
from releases.metrics.values import Arms

_LEARNERS, _USERS = Learner._meta.db_table, User._meta.db_table

type Told = tuple[str, int, int, int, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Spans:
    """The spans of a stage, to be found in a column of times.

    Times stand in the text, written by us alone: a statement names them more than once.
    """

    stage: Stage

    def place(self, column: str) -> str:
        """The number of the span that the time is in, from 0; NULL where it is in none."""
        cases = " ".join(
            f"WHEN {column} >= {moment(span.since)} AND {column} < {moment(span.until)} "
            f"THEN {number}"
            for number, span in enumerate(self.stage.spans)
        )
        return f"CASE {cases} END"

    def within(self, column: str) -> str:
        """Whether the time lies between the first and the last span's end."""
        first, last = self.stage.spans[0].since, self.stage.spans[-1].until
        return f"{column} >= {moment(first)} AND {column} < {moment(last)}"

    def ended(self, column: str, by: str) -> str:
        """Whether the time `by` had come when measuring ended: for what lies before, its own end.

        `column` is the time that says which span a row is in; `by` may be NULL, which is never.
        """
        before, until = self.stage.spans[0], self.stage.spans[-1].until
        if not before.is_before:
            return f"({by} < {moment(until)})"
        cut = moment(before.until)
        return (
            f"(({column} < {cut} AND {by} < {cut}) OR "
            f"({column} >= {cut} AND {by} < {moment(until)}))"
        )


def moment(at: datetime) -> str:
    """A time as the database writes and compares it."""
    written = connection.ops.adapt_datetimefield_value(at)
    return f"'{written}'"


def ids(numbers: Iterable[int]) -> str:
    """A list for IN; never empty, for no id is 0."""
    return ", ".join(map(str, [*map(int, numbers)] or [0]))


def arms_of(stage: Stage, acts: str) -> Arms:
    """Both arms of `SELECT learner_id, span, n, total, squares … GROUP BY 1, 2`: one statement.

    Staff is whoever is so now, a guest who became staff too; of learners who deleted their data
    nobody knows any more which arm they were in: they count in neither.
    """
    with connection.cursor() as cursor:
        cursor.execute(_with_people(acts))
        told = cast("list[Told]", cursor.fetchall())
    return fold(stage, map(_row, told))


def _row(told: Told) -> Row:
    """Numbers as they are everywhere: a database adds up in types of its own."""
    key, is_staff, place, n, total, squares = told
    return key, bool(is_staff), place, int(n), float(total or 0), float(squares or 0)


def _with_people(acts: str) -> str:
    return f"""
SELECT learner.key, CASE WHEN person.is_staff AND person.is_active THEN 1 ELSE 0 END,
    acts.span, acts.n, acts.total, acts.squares
FROM ({acts}) AS acts
JOIN {_LEARNERS} AS learner ON learner.id = acts.learner_id
LEFT JOIN {_LEARNERS} AS host ON host.id = learner.merged_into_id
LEFT JOIN {_USERS} AS person ON person.id = COALESCE(learner.user_id, host.user_id)
WHERE learner.forgotten_at IS NULL AND acts.span IS NOT NULL"""
