"""What a column of an export is called, what kind of value it holds, and what that means."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

type Value = str | int | float | bool | datetime | None
"""What a cell may hold; None is an empty cell. Moments know their time zone."""
type Row = tuple[Value, ...]
"""A value for each column, in their order."""
type Rows = Iterator[Row]


class ColumnType(enum.Enum):
    """The kinds of values; the word is what docs/exports.md and a README call it."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"
    MOMENT = "moment"

    @property
    def told(self) -> str:
        """The word, for people."""
        return str(_TOLD[self])


_TOLD = {
    ColumnType.TEXT: _("text"),
    ColumnType.WHOLE: _("whole number"),
    ColumnType.NUMBER: _("number"),
    ColumnType.YES_NO: _("yes or no"),
    ColumnType.MOMENT: _("moment"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, which never changes, its type, and in words what it holds."""

    name: str
    type: ColumnType
    meaning: str | StrPromise
