"""Tables to write, and independent readers for what was written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime

import pyarrow.parquet
from python_calamine import CalamineWorkbook

from courses.exports.columns import Column, ColumnType, Row
from results.formats.known import FORMATS
from results.formats.table import About, Table

AT = datetime(2026, 1, 31, 23, 59, 59, 999_000, tzinfo=UTC)
COLUMNS = (
    Column("name", ColumnType.TEXT, "what it is called"),
    Column("number", ColumnType.WHOLE, "which one"),
    Column("share", ColumnType.NUMBER, "how much of it"),
    Column("done", ColumnType.YES_NO, "whether it is over"),
    Column("at", ColumnType.MOMENT, "when that was"),
)
ADA: Row = ("Ada", 7, 0.25, True, AT)
NOBODY: Row = ("", None, None, None, None)
HOSTILE = {
    "a formula": "=cmd|' /C calc'!A0",
    "an at sign": "@SUM(1)",
    "a plus": "+1",
    "full width": "＝1",
    "a tab first": "\t=1",
    "NUL": "=\0",
    "controls": "\x01\x0b\x1b\x7f",
    "a return": "a\rb\r\nc",
    "spelled as Excel spells controls": "_x0041_ _x000D_",
    "markup": "<r><t>rich</t></r>",
    "more markup": "</is></c><f>1+1</f>&amp;",
    "spaces": "  two  ",
    "right to left": "\u202eمحمد",
    "Chinese": "山田 太郎",
    "emoji": "🧑‍🚀",
    "quotes and delimiters": 'a;b\tc,"d"',
    "a link": "https://example.org/ mailto:a@b.c",
    "long": "x" * 10_000,
}
"""Texts that somebody may be called, by what is odd about them."""


def table(rows: Iterable[Row], columns: tuple[Column, ...] = COLUMNS, **about: object) -> Table:
    """These rows on their way out."""
    facts = {"title": "Rows", "filters": (("Course", "Ours"),), "at": AT, "version": "course 1.0"}
    return Table("rows", columns, iter(rows), About(**{**facts, **about}))


def written(name: str, of: Table) -> bytes:
    """The whole file in the format of that name."""
    file = io.BytesIO()
    FORMATS[name].write(of, file)
    return file.getvalue()


def texts(*values: str) -> Table:
    """A table of one column with these texts."""
    return table([(value,) for value in values], COLUMNS[:1])


def read_text(file: bytes, delimiter: str = ",") -> list[list[str]]:
    """Cells of a file of delimited text."""
    text = io.StringIO(file.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=delimiter))


def read_lines(file: bytes) -> list[dict[str, object]]:
    """Objects of a file of JSON Lines."""
    return [json.loads(line) for line in file.decode().split("\n")[:-1]]


def read_parquet(file: bytes) -> pyarrow.Table:
    """A Parquet file."""
    return pyarrow.parquet.read_table(io.BytesIO(file))


def read_excel(file: bytes, sheet: str = "rows") -> list[list[object]]:
    """Cells of a sheet, by a reader that is not the writer's."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    return book.get_sheet_by_name(sheet).to_python()


def documented(columns: Iterable[Column]) -> str:
    """The table of these columns, as docs/exports.md has it."""
    rows = (f"| `{each.name}` | {each.type.told} | {each.meaning} |\n" for each in columns)
    return "| column | type | what it holds |\n| --- | --- | --- |\n" + "".join(rows)
