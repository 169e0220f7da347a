"""Many rows into a table, as fast as the database takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import cast

from django.core.management.color import no_style
from django.db import connection, models

BATCH = 20_000


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple]) -> None:
    """Insert rows of plain values: COPY on PostgreSQL, batches of INSERT elsewhere."""
    table, names = model._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"
        left = iter(rows)
        while batch := list(islice(left, BATCH)):
            cursor.executemany(statement, batch)


def next_id(model: type[models.Model]) -> int:
    """The first id after those in the table."""
    newest = model._default_manager.aggregate(newest=models.Max("pk"))["newest"]
    return cast("int", newest or 0) + 1


def continue_counting(*written: type[models.Model]) -> None:
    """Let the database number on after rows that came with their ids."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), written):
            cursor.execute(statement)
