"""Parquet: typed columns in row groups, each column with its meaning in the file's own metadata."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import batched
from typing import IO, TYPE_CHECKING

from courses.exports.columns import Column, ColumnType, Value
from courses.exports.moments import told_moment
from results.formats.table import About, Table

if TYPE_CHECKING:
    import pyarrow

GROUP_ROWS = 20_000
"""Rows of a row group: what is held at a time."""


def parquet(table: Table, file: IO[bytes]) -> None:
    """Write the table. Moments are of milliseconds in UTC; an empty cell is null."""
    # Loaded here alone: it takes memory that no other request needs.
    import pyarrow  # noqa: PLC0415
    import pyarrow.parquet  # noqa: PLC0415

    schema = _schema(table)
    with pyarrow.parquet.ParquetWriter(file, schema, compression="snappy") as writer:
        for rows in batched(table.rows, GROUP_ROWS, strict=False):
            values = zip(*rows, strict=True)
            arrays = [
                pyarrow.array(_fitting(column, found), type=field.type)
                for column, found, field in zip(table.columns, values, schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow  # noqa: PLC0415

    types = {
        ColumnType.TEXT: pyarrow.string(),
        ColumnType.WHOLE: pyarrow.int64(),
        ColumnType.NUMBER: pyarrow.float64(),
        ColumnType.YES_NO: pyarrow.bool_(),
        ColumnType.MOMENT: pyarrow.timestamp("ms", tz="UTC"),
    }
    fields = [
        pyarrow.field(each.name, types[each.type], metadata={"meaning": str(each.meaning)})
        for each in table.columns
    ]
    return pyarrow.schema(fields, metadata=_metadata(table.about))


def _metadata(about: About) -> dict[str, str]:
    return {
        "title": about.title,
        "filters": json.dumps(dict(about.filters), ensure_ascii=False),
        "made_at": told_moment(about.at),
        "software": about.version,
    }


def _fitting(column: Column, values: tuple[Value, ...]) -> list[Value]:
    """The values as the column's type takes them."""
    if column.type is ColumnType.TEXT:
        # Half a character, as broken programs leave behind, is in no UTF-8.
        return [v.encode(errors="replace").decode() if isinstance(v, str) else v for v in values]
    return [_whole_milliseconds(v) if isinstance(v, datetime) else v for v in values]


def _whole_milliseconds(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
