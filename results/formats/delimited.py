"""Text with delimiters: CSV with commas or semicolons, and tabs.

A file with semicolons has decimal commas, as the programs that ask for semicolons expect both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import batched

from courses.exports.cells import cell
from courses.exports.columns import Row, Value
from courses.exports.moments import told_moment
from courses.exports.stream import BOM
from results.formats.table import Table

LINES = 500
"""Rows in one piece."""


class Sign(str):
    """A sign that another program reads for a value, such as "-": written as it is.

    Only ever one that is written in the code, never anything that somebody typed.
    """

    __slots__ = ()


def delimited(delimiter: str, *, bom: bool = False) -> Callable[[Table], Iterator[bytes]]:
    """How a table becomes pieces of text with this delimiter."""
    point = "," if delimiter == ";" else "."

    def line(row: Row) -> str:
        return delimiter.join(told(value, delimiter, point) for value in row) + "\n"

    def chunks(table: Table) -> Iterator[bytes]:
        header = line(tuple(column.name for column in table.columns))
        yield ((BOM if bom else "") + header).encode()
        for rows in batched(table.rows, LINES, strict=False):
            yield "".join(map(line, rows)).encode(errors="replace")

    return chunks


def told(value: Value, delimiter: str, point: str = ".") -> str:
    """One value as a cell: yes and no as 1 and 0, moments in UTC, nothing that is no number."""
    match value:
        case None:
            return ""
        case str():
            return str(value) if isinstance(value, Sign) else cell(value, delimiter)
        case bool():
            return str(int(value))
        case float():
            return str(value).replace(".", point) if is_finite(value) else ""
        case datetime():
            return told_moment(value)
        case _:
            return str(value)


def is_finite(value: float) -> bool:
    """Whether it is a number that every program can read."""
    return value - value == 0
