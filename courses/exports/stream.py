"""A file in chunks, in constant memory: its header, then lines as the database writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from django.core.exceptions import EmptyResultSet
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

    The query runs when the second chunk is asked for; where no record can pass, there is none.
    """
    yield ((BOM if bom else "") + header).encode()
    try:
        records, values = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return
    lines = copied if connection.vendor == "postgresql" else fetched
    yield from lines(records, cast("Sequence[str]", values), told)
