"""Responses as typed rows, in constant memory by one query: for every format but plain CSV."""

from __future__ import annotations

from functools import lru_cache

from courses.exports.columns import Rows
from courses.exports.dialects import Dialect
from courses.exports.filters import Filters
from courses.exports.moments import moment_of
from courses.exports.records import records_of
from quizzes.exports.selected_fields import chosen
from quizzes.exports.shown import letter_of
from quizzes.exports.statement import JOINS, told_parts


def typed_rows(filters: Filters) -> Rows:
    """A row per response, with the values of `RESPONSE_COLUMNS`.

    The query runs when the first row is asked for.
    """
    for (
        *told, pilot, key, order, verdict, tries, points, practice, ms, at, kind, answer,
        now, points_now, since, sure,
    ) in records_of(chosen(filters), _statement):  # fmt: skip
        yield (
            *told, pilot == 1, *_shown(key, order), verdict, verdict == "correct", tries, points,
            practice == 1, ms, moment_of(at), kind, answer, now, points_now,
            moment_of(since) if since else None, sure,
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _shown(key: str, order: str) -> tuple[str, str, str]:
    """The columns choice, letter and order. Few answers differ in all of it, so it is kept."""
    return key, letter_of(key, order), order.replace(",", " ")


def _statement(dialect: Dialect, responses: str) -> str:
    """A row of values per response. `responses` is the SQL that selects them."""
    return f"""{told_parts(dialect)}
SELECT response.id, who.learner, who.name, who.email, who.cohorts,
    asked.course, asked.module, asked.section, asked.question, asked.revision, asked.release,
    asked.pilot, COALESCE(picked.key, ''), response.choice_order, response.verdict,
    response.try_number, response.points, {dialect.whole.format(column="response.is_practice")},
    response.elapsed_ms, {dialect.utc.format(column="response.answered_at")},
    asked.kind, response.answer, COALESCE(stands.verdict, response.verdict),
    COALESCE(stands.points, response.points), {dialect.utc.format(column="stands.since")},
    response.confidence
FROM ({responses}{dialect.fence}) AS response {JOINS} {dialect.sorted.format(by="response.id")}
"""
