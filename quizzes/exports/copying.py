"""Lines out of PostgreSQL by its own COPY: pieces between tabs, joined while it reads on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from django.db import connection

from quizzes.exports.shown import shown_cells
from quizzes.exports.statement import JOINS, POSTGRESQL, named_parts

if TYPE_CHECKING:
    import psycopg

CHUNK_BYTES = 1 << 16
# Each is written by the server's own hand; making whole lines there would take three times as long.
_PIECES = """
SELECT response.id, who.cells, asked.cells, COALESCE(picked.key, ''), response.choice_order,
    response.verdict, (response.verdict = 'correct')::int, response.try_number, response.points,
    response.is_practice::int, COALESCE(response.elapsed_ms::text, ''),
    response.answered_at AT TIME ZONE 'UTC'
"""
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def copied(responses: str, values: Sequence[str], told: Callable[[int], object]) -> Iterator[bytes]:
    """Lines in chunks. `responses` is the SQL that selects them, with its `values`.

    They come as the database finds them, mostly in their order: sorting lines this wide would
    take it longer than all the rest. The fence (OFFSET 0) keeps the order it reads them in.
    """
    sql = (
        f"COPY ({named_parts(POSTGRESQL)} {_PIECES} "
        f"FROM ({responses} OFFSET 0) AS response {JOINS}) TO STDOUT"
    )
    rows = bytearray()
    with connection.cursor() as cursor:
        native = cast("psycopg.Cursor", cursor.cursor)
        with native.copy(sql.encode(), values) as copy:
            for row in copy:
                rows += row
                if len(rows) > CHUNK_BYTES:
                    told(rows.count(b"\n"))
                    yield lines_of(rows.decode())
                    rows.clear()
    told(rows.count(b"\n"))
    yield lines_of(rows.decode())


def lines_of(rows: str) -> bytes:
    """Lines of the file from rows in COPY's text format."""
    return "".join(
        f"{number},{who},{asked},{shown_cells(key, order)},{verdict},{correct},{tries},{points},"
        f"{practice},{ms},{at[:10]}T{at[11:19]}.{at[20:23]:0<3}Z\n"
        for number, who, asked, key, order, verdict, correct, tries, points, practice, ms, at in (
            _fields(rows)
        )
    ).encode()


def _fields(rows: str) -> list[list[str]]:
    """The pieces of each row, with what the format escapes as it was."""
    pieces = [row.split("\t") for row in rows.split("\n")[:-1]]
    if "\\" not in rows:
        return pieces
    return [[_ESCAPED.sub(_meant, piece) for piece in row] for row in pieces]


def _meant(found: re.Match[str]) -> str:
    return _MEANT.get(found[1], found[1])
