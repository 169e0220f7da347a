"""How PostgreSQL is to read for a file: whole tables, each once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def each_table_once() -> Iterator[None]:
    """Statements planned in here join by hashing; in a surrounding transaction, until its end.

    Only PostgreSQL understands it. Between a large import and the next ANALYZE it takes a table
    for nearly empty and would read it, or a part of the statement that it thinks as small, anew
    for every record: minutes in place of a second.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
