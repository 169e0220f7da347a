"""Responses out of PostgreSQL, written by its own COPY."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from courses.exports import copying
from courses.exports.cells import cell
from courses.exports.dialects import POSTGRESQL
from quizzes.exports.shown import shown_cells
from quizzes.exports.statement import JOINS, named_parts

# Each is written by the server's own hand; making whole lines there would take three times as long.
_PIECES = """
SELECT response.id, who.cells, asked.cells, COALESCE(picked.key, ''), response.choice_order,
    response.verdict, (response.verdict = 'correct')::int, response.try_number, response.points,
    response.is_practice::int, COALESCE(response.elapsed_ms::text, ''),
    response.answered_at AT TIME ZONE 'UTC', asked.kind, response.answer,
    CASE WHEN stands.response_id IS NULL THEN '' ELSE concat_ws(',', stands.verdict, stands.points,
        to_char(stands.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END,
    response.confidence
"""


def copied(responses: str, values: Sequence[str], told: Callable[[int], object]) -> Iterator[bytes]:
    """Lines in chunks. `responses` is the SQL that selects them, with its `values`.

    They come as the database finds them, mostly in their order: sorting lines this wide would
    take it longer than all the rest. The fence (OFFSET 0) keeps the order it reads them in.
    """
    sql = f"{named_parts(POSTGRESQL)} {_PIECES} FROM ({responses} OFFSET 0) AS response {JOINS}"
    return copying.copied(sql, values, lines_of, told)


def lines_of(rows: str) -> bytes:
    """Lines of the file from rows in COPY's text format."""
    return "".join(
        f"{number},{who},{asked},{shown_cells(key, order)},{verdict},{correct},{tries},{points},"
        f"{practice},{ms},{at[:10]}T{at[11:19]}.{at[20:23]:0<3}Z,{kind},"
        f"{cell(answer)},{now or f'{verdict},{points},'},{sure}\n"
        for (
            number,
            who,
            asked,
            key,
            order,
            verdict,
            correct,
            tries,
            points,
            practice,
            ms,
            at,
            kind,
            answer,
            now,
            sure,
        ) in copying.fields(rows)
    ).encode()
