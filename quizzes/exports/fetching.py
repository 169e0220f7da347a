"""Responses out of SQLite, a few ready pieces each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from courses.exports import fetching
from courses.exports.cells import cell
from courses.exports.dialects import SQLITE
from quizzes.exports.shown import shown_cells
from quizzes.exports.statement import JOINS, named_parts

_PIECES = """
SELECT response.id, who.cells, asked.cells, COALESCE(picked.key, ''), response.choice_order,
    printf(',%%s,%%d,%%d,%%d,%%d,%%s,%%.10sT%%.12sZ', response.verdict,
        response.verdict = 'correct', response.try_number, response.points, response.is_practice,
        response.elapsed_ms, response.answered_at, substr(response.answered_at, 12) || '.000'),
    asked.kind, response.answer,
    CASE WHEN stands.response_id IS NULL THEN response.verdict || ',' || response.points || ','
        ELSE printf('%%s,%%d,%%.10sT%%.12sZ', stands.verdict, stands.points, stands.since,
            substr(stands.since, 12) || '.000') END,
    response.confidence
"""


def fetched(
    responses: str, values: Sequence[str], told: Callable[[int], object]
) -> Iterator[bytes]:
    """Lines in chunks. `responses` is the SQL that selects them, with its `values`."""
    sql = (
        f"{named_parts(SQLITE)} {_PIECES} FROM ({responses}) AS response {JOINS} "
        "ORDER BY response.id"
    )
    return fetching.fetched(sql, values, _lines_of, told)


def _lines_of(rows: list[tuple[Any, ...]]) -> str:
    return "".join(
        f"{number},{who},{asked},{shown_cells(key, order)}{rest},{kind},{cell(answer)},{now},"
        f"{sure}\n"
        for number, who, asked, key, order, rest, kind, answer, now, sure in rows
    )
