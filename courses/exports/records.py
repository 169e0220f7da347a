"""Rows of one SQL statement, a few at a time: for formats that take values rather than text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from django.db import connection

from courses.exports.fetching import CHUNK_ROWS, FRUGAL, pragmas

if TYPE_CHECKING:
    import psycopg


def records(query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows as either database gives them, in constant memory; it begins with the first."""
    if connection.vendor == "postgresql":
        return _streamed(query, values)
    return _fetched(query, values)


def _streamed(query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    # Sent row by row; a cursor of the server's would first write all of them down there.
    with connection.cursor() as cursor:
        native = cast("psycopg.Cursor", cursor.cursor)
        yield from native.stream(query.encode(), values)


def _fetched(query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    with pragmas(FRUGAL), connection.cursor() as cursor:
        cursor.execute(query, values)
        while rows := cursor.fetchmany(CHUNK_ROWS):
            yield from rows
