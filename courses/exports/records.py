"""Rows of one SQL statement, a few at a time: for formats that take values rather than text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from typing import Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

from courses.exports.dialects import POSTGRESQL, SQLITE, Dialect
from courses.exports.fetching import FRUGAL, pragmas
from courses.exports.planning import each_table_once

ROWS_AT_A_TIME = 500


def records(query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows as either database gives them, in constant memory; it begins with the first.

    The connection stays free for other statements between rows, such as a job's reports.
    """
    frugal = pragmas(FRUGAL) if connection.vendor == "sqlite" else nullcontext()
    with frugal, connection.chunked_cursor() as cursor:
        with nullcontext() if connection.vendor == "sqlite" else each_table_once():
            cursor.execute(query, values)
        while rows := cursor.fetchmany(ROWS_AT_A_TIME):
            yield from rows


def records_of[M: Model, R](
    rows: QuerySet[M, R], statement: Callable[[Dialect, str], str]
) -> Iterator[tuple[Any, ...]]:
    """Rows of the statement that is made for the database and for the SQL that selects `rows`.

    It begins with the first row; where nothing can pass there is none.
    """
    dialect = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    try:
        selected, values = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return
    yield from records(statement(dialect, selected), cast("Sequence[str]", values))
