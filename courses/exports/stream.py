"""A file in chunks, in constant memory: its header, then lines as the database writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from django.db import connection
from django.db.models import Model, QuerySet

BOM = "\ufeff"

type Told = Callable[[int], object]
"""Hears how many records each chunk holds."""
type Way = Callable[[str, Sequence[str], Told], Iterator[bytes]]
"""From the SQL that selects the records, and its values, to lines in chunks."""


def stream[M: Model, R](
    header: str, rows: QuerySet[M, R], *, copied: Way, fetched: Way, bom: bool, told: Told
) -> Iterator[bytes]:
    """The file: `copied` leads out of PostgreSQL, `fetched` out of SQLite.

    The query runs when the second chunk is asked for.
    """
    records, values = rows.query.get_compiler(connection=connection).as_sql()
    lines = copied if connection.vendor == "postgresql" else fetched
    yield ((BOM if bom else "") + header).encode()
    yield from lines(records, cast("Sequence[str]", values), told)
