"""The shapes that a drawing of the shift is made of, each at its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A minute's demand, of CPU or of workers, whichever is the greater."""

    x: float
    y: float
    width: float
    height: float
    is_over: bool
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A toggle, or the pages, in one minute."""

    x: float
    y: float
    centre: float
    base: float
    is_on: bool
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A toggle through the shift."""

    label: str
    y: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Act:
    """A trouble, over the minutes it lasts."""

    text: str
    x: float
    y: float
    left: float
    right: float
    line: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of the two drawings, in its own units."""

    layout: str
    width: int
    height: int
    left: float
    right: float
    base: float
    numbers: float
    limit: float
    top: float
    acts: tuple[Act, ...]
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    pages: Row
    minutes: tuple[Word, ...]
    here: str
    """Points of the mark under the coming minute; "" once the shift is over."""
