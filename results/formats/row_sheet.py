"""A sheet that takes whole rows: several times faster than cell by cell, and as frugal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from courses.exports.columns import Column, Row, Value
from results.formats.delimited import is_finite
from results.formats.xml_cells import (
    is_plain,
    known_cell,
    letters,
    number_cell,
    serial,
    text_cell,
)

MOST_KNOWN = 50_000
"""Texts that the workbook keeps once and cells only point at; all others stand in their cells."""
LONGEST_KNOWN = 64


@dataclass(frozen=True, slots=True)
class Styles:
    """How cells look."""

    header: CellFormat
    moment: CellFormat
    words: CellFormat


class RowSheet(Worksheet):  # type: ignore[misc]  # the package says no types
    """A sheet of a workbook in constant memory, filled row after row, once."""

    fh: Any
    str_table: Any

    def fill(
        self, columns: Sequence[Column], rows: Iterable[Row], widths: Sequence[int], styles: Styles
    ) -> int:
        """Header and rows; how many rows there were."""
        for number, column in enumerate(columns):
            self.write_string(0, number, column.name, styles.header)
            self.set_column(number, number, widths[number])
        # The header leaves for the file before the rows do.
        self._write_single_row(1)
        names = [letters(number) for number in range(len(columns))]
        moment = styles.moment._get_xf_index()
        number = 1
        for number, row in enumerate(rows, 2):
            cells = "".join(
                self._cell(f"{name}{number}", value, moment)
                for name, value in zip(names, row, strict=True)
            )
            self.fh.write(f'<row r="{number}">{cells}</row>')
        last = len(columns) - 1
        self._check_dimensions(max(number - 1, 1), last)
        self.freeze_panes(1, 0)
        self.autofilter(0, 0, max(number - 1, 1), last)
        return number - 1

    def _cell(self, place: str, value: Value, moment: int) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, str):
            known = self._known(value)
            return text_cell(place, value) if known is None else known_cell(place, known)
        if isinstance(value, bool):
            return number_cell(place, int(value))
        if isinstance(value, datetime):
            return number_cell(place, serial(value), moment)
        if isinstance(value, float) and not is_finite(value):
            return ""
        return number_cell(place, value)

    def _known(self, text: str) -> int | None:
        """The number of a short text in the workbook's table of texts, while that has room."""
        kept = self.str_table.string_table
        if (found := kept.get(text)) is not None:
            return int(found)
        if len(text) > LONGEST_KNOWN or len(kept) >= MOST_KNOWN or not is_plain(text):
            return None
        return int(self.str_table._get_shared_string_index(text))
