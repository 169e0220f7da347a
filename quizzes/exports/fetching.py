"""Lines out of SQLite: a few ready pieces a row, which Python only has to join."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection

from quizzes.exports.shown import shown_cells
from quizzes.exports.statement import JOINS, SQLITE, named_parts

CHUNK_ROWS = 200
FRUGAL = {"mmap_size": 0, "cache_size": -2000}
"""What SQLite may hold for a scan that reads each page once and never again."""
_PIECES = """
SELECT response.id, who.cells, asked.cells, COALESCE(picked.key, ''), response.choice_order,
    printf(',%%s,%%d,%%d,%%d,%%d,%%s,%%.10sT%%.12sZ', response.verdict,
        response.verdict = 'correct', response.try_number, response.points, response.is_practice,
        response.elapsed_ms, response.answered_at, substr(response.answered_at, 12) || '.000')
"""


def fetched(
    responses: str, values: Sequence[str], told: Callable[[int], object]
) -> Iterator[bytes]:
    """Lines in chunks. `responses` is the SQL that selects them, with its `values`."""
    sql = (
        f"{named_parts(SQLITE)} {_PIECES} FROM ({responses}) AS response {JOINS} "
        "ORDER BY response.id"
    )
    with _set(FRUGAL), connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(CHUNK_ROWS):
            told(len(rows))
            yield "".join(
                f"{number},{who},{asked},{shown_cells(key, order)}{rest}\n"
                for number, who, asked, key, order, rest in rows
            ).encode()


@contextmanager
def _set(pragmas: Mapping[str, int]) -> Iterator[None]:
    """This connection's settings for a while; afterwards they are as they were."""
    before: list[tuple[str, int]] = []
    with connection.cursor() as cursor:
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name}")
            # A database that lives in memory has no say in how files are mapped: no row.
            before += [(name, int(row[0])) for row in cursor.fetchall()]
            cursor.execute(f"PRAGMA {name} = {value}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for name, value in before:
                cursor.execute(f"PRAGMA {name} = {value}")
