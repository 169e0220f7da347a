"""Lines out of SQLite: a few ready pieces a row, which Python only has to join."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

CHUNK_ROWS = 200
FRUGAL = {"mmap_size": 0, "cache_size": -2000}
"""What SQLite may hold for a scan that reads each page once and never again."""


def fetched(
    query: str,
    values: Sequence[str],
    lines_of: Callable[[list[tuple[Any, ...]]], str],
    told: Callable[[int], object],
) -> Iterator[bytes]:
    """Lines in chunks: what `lines_of` makes of the rows of `query`.

    `told` hears how many rows each chunk holds.
    """
    with pragmas(FRUGAL), connection.cursor() as cursor:
        cursor.execute(query, values)
        while rows := cursor.fetchmany(CHUNK_ROWS):
            told(len(rows))
            yield lines_of(rows).encode()


@contextmanager
def pragmas(pragmas: Mapping[str, int]) -> Iterator[None]:
    """SQLite’s settings for this connection, for a while; afterwards they are as they were."""
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
