"""Lines out of PostgreSQL by its own COPY: pieces between tabs, joined while it reads on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from django.db import connection

from courses.exports.planning import each_table_once

if TYPE_CHECKING:
    import psycopg

CHUNK_BYTES = 1 << 16
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def copied(
    query: str,
    values: Sequence[str],
    lines_of: Callable[[str], bytes],
    told: Callable[[int], object],
) -> Iterator[bytes]:
    """Lines in chunks: what `lines_of` makes of the rows of `query`, in COPY's text format.

    `told` hears how many rows each chunk holds.
    """
    rows = bytearray()
    with each_table_once(), connection.cursor() as cursor:
        native = cast("psycopg.Cursor", cursor.cursor)
        with native.copy(f"COPY ({query}) TO STDOUT".encode(), values) as copy:
            for row in copy:
                rows += row
                if len(rows) > CHUNK_BYTES:
                    told(rows.count(b"\n"))
                    yield lines_of(rows.decode())
                    rows.clear()
    told(rows.count(b"\n"))
    yield lines_of(rows.decode())


def fields(rows: str) -> list[list[str]]:
    """The pieces of each row, with what the format escapes as it was."""
    pieces = [row.split("\t") for row in rows.split("\n")[:-1]]
    if "\\" not in rows:
        return pieces
    return [[_ESCAPED.sub(_meant, piece) for piece in row] for row in pieces]


def _meant(found: re.Match[str]) -> str:
    return _MEANT.get(found[1], found[1])
