"""Responses as CSV, streamed in constant memory by one statement.

PostgreSQL copies finished lines out by itself. SQLite has no such thing: it hands over a few
pieces a row, and Python joins them, remembering the part that repeats.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from django.db import connection

from quizzes.exports.cells import cell
from quizzes.exports.columns import HEADER
from quizzes.exports.statement import POSTGRESQL, SQLITE, named_parts
from quizzes.models import Response

if TYPE_CHECKING:
    import psycopg

    from quizzes.exports.filters import Filters

type Told = Callable[[int], object]

BOM = "\ufeff"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CHUNK_ROWS = 1000
CHUNK_BYTES = 1 << 18
_FIELDS = (
    "id",
    "learner_id",
    "revision_id",
    "choice_id",
    "choice_order",
    "verdict",
    "try_number",
    "points",
    "is_practice",
    "elapsed_ms",
    "answered_at",
)
_JOINS = """
JOIN who ON who.id = response.learner_id
JOIN asked ON asked.id = response.revision_id
LEFT JOIN picked ON picked.id = response.choice_id
"""
_ESCAPED = re.compile(rb"\\(.)")
_MEANT = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


def csv_stream(
    filters: Filters, *, bom: bool = False, told: Told = lambda _rows: None
) -> Iterator[bytes]:
    """The file in chunks: the header, then a line per response, oldest first.

    One query, which runs when the first chunk is asked for. `told` hears how many responses each
    chunk holds.
    """
    asked_for = Response.objects.for_export(filters).order_by("id").values_list(*_FIELDS)
    responses, values = asked_for.query.get_compiler(connection=connection).as_sql()
    lines = _copied if connection.vendor == "postgresql" else _fetched
    yield ((BOM if bom else "") + HEADER).encode()
    yield from lines(responses, values, told)


def _fetched(responses: str, values: tuple[object, ...], told: Told) -> Iterator[bytes]:
    """From SQLite: id, learner, question, choice key, order shown and the rest, joined here."""
    sql = f"""{named_parts(SQLITE)}
SELECT response.id, who.cells, asked.cells, picked.key, response.choice_order,
    printf(',%%s,%%d,%%d,%%d,%%d,%%s,%%.10sT%%.12sZ', response.verdict,
        response.verdict = 'correct', response.try_number, response.points, response.is_practice,
        response.elapsed_ms, response.answered_at, substr(response.answered_at, 12) || '.000')
FROM ({responses}) AS response {_JOINS} ORDER BY response.id"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(CHUNK_ROWS):
            told(len(rows))
            yield "".join(
                f"{number},{who},{asked},{_shown(key, order)}{rest}\n"
                for number, who, asked, key, order, rest in rows
            ).encode()


@lru_cache(maxsize=4096)
def _shown(key: str | None, order: str) -> str:
    """The choice, its letter and the order it was shown in, as three cells."""
    keys = order.split(",")
    letter = LETTERS[keys.index(key) :][:1] if key in keys else ""
    return f"{cell(key or '')},{letter},{cell(' '.join(keys))}"


def _copied(responses: str, values: tuple[object, ...], told: Told) -> Iterator[bytes]:
    """From PostgreSQL: whole lines, with the escapes of its text format taken out again."""
    order = "replace(response.choice_order, ',', ' ')"
    place = "array_position(string_to_array(response.choice_order, ','), picked.key::text)"
    # The fence keeps the planner from sorting wide lines that stand in order already.
    sql = f"""COPY ({named_parts(POSTGRESQL)}
SELECT concat(response.id, ',', who.cells, ',', asked.cells, ',', picked.cell, ',',
    substr('{LETTERS}', {place}, 1), ',', {POSTGRESQL.cell(order)}, ',', response.verdict, ',',
    (response.verdict = 'correct')::int, ',', response.try_number, ',', response.points, ',',
    response.is_practice::int, ',', response.elapsed_ms, ',',
    to_char(response.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
FROM ({responses} OFFSET 0) AS response {_JOINS}) TO STDOUT"""  # noqa: S608
    lines = bytearray()
    with connection.cursor() as cursor:
        native = cast("psycopg.Cursor", cursor.cursor)
        with native.copy(sql.encode(), values) as copy:
            for line in copy:
                lines += line
                if len(lines) > CHUNK_BYTES:
                    yield _lines(lines, told)
                    lines.clear()
    yield _lines(lines, told)


def _lines(escaped: bytearray, told: Told) -> bytes:
    """Lines as they are meant; a newline inside a cell is still escaped when they are counted."""
    told(escaped.count(b"\n"))
    if b"\\" not in escaped:
        return bytes(escaped)
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), bytes(escaped))
