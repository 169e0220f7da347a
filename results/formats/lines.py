"""JSON Lines: an object a row, under the columns' names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import batched

from courses.exports.columns import Value
from courses.exports.moments import told_moment
from results.formats.delimited import is_finite
from results.formats.table import Table

LINES = 500
"""Rows in one piece."""


def json_lines(table: Table) -> Iterator[bytes]:
    """The file in pieces: texts as they are, moments as text in UTC, an empty cell as null."""
    names = [column.name for column in table.columns]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for rows in batched(table.rows, LINES, strict=False):
        objects = (dict(zip(names, map(_plain, row), strict=True)) for row in rows)
        yield "".join(f"{encode(each)}\n" for each in objects).encode(errors="replace")


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, datetime):
        return told_moment(value)
    if isinstance(value, float) and not is_finite(value):
        return None
    return value
