"""Excel workbooks in constant memory: typed columns, sheets of a million rows, and a README."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import chain, islice
from typing import IO

from xlsxwriter import Workbook

from courses.exports.columns import Column, ColumnType, Row
from results.formats.readme import readme
from results.formats.row_sheet import RowSheet, Styles
from results.formats.table import About, Table

SHEET_ROWS = 1_048_575
"""What a sheet of Excel holds below its header; the rest goes on in another sheet."""
LOOKED_AT = 200
"""Rows that decide how wide columns are."""
NARROWEST, WIDEST = 6, 48
"""Widths of columns, in characters."""
_SHEET_NAME = 25


def excel(table: Table, file: IO[bytes]) -> None:
    """Write the table: its sheets with frozen header and filters, then the sheet README."""
    with tempfile.TemporaryDirectory() as folder:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "tmpdir": folder,
        }
        with Workbook(file, options) as book:
            book.set_properties({"title": table.about.title, "comments": table.about.version})
            styles = Styles(
                header=book.add_format({"bold": True, "bottom": 1}),
                moment=book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"}),
                words=book.add_format({"text_wrap": True, "valign": "top"}),
            )
            count = _data(book, table, styles)
            _readme(book, table.about, table.columns, count, styles)


def _data(book: Workbook, table: Table, styles: Styles) -> int:
    """The sheets of rows; how many rows there were."""
    first = list(islice(table.rows, LOOKED_AT))
    widths = [_width(column, first, number) for number, column in enumerate(table.columns)]
    rows: Iterator[Row] = chain(first, table.rows)
    written = number = 0
    while True:
        number += 1
        name = table.name[:_SHEET_NAME] + (f" {number}" if number > 1 else "")
        sheet: RowSheet = book.add_worksheet(name, worksheet_class=RowSheet)
        there = sheet.fill(table.columns, islice(rows, SHEET_ROWS), widths, styles)
        written += there
        if there < SHEET_ROWS or (following := next(rows, None)) is None:
            return written
        rows = chain([following], rows)


def _width(column: Column, rows: list[Row], number: int) -> int:
    """Wide enough for its name with the filter's arrow and for what its first rows hold."""
    if column.type is ColumnType.MOMENT:
        return 24
    longest = max((len(str(row[number])) for row in rows if row[number] is not None), default=0)
    return min(max(longest + 1, len(column.name) + 4, NARROWEST), WIDEST)


def _readme(
    book: Workbook, about: About, columns: tuple[Column, ...], count: int, styles: Styles
) -> None:
    sheet = book.add_worksheet("README")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 90)
    told = readme(about, columns, rows=count)
    for number, cells in enumerate(told.lines()):
        style = styles.header if number in (0, told.heading) else styles.words
        for place, text in enumerate(cells):
            sheet.write_string(number, place, text, style)
