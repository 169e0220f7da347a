"""The parts of a drawing, as its template takes them.

Coordinates are text with one decimal place, as SVG wants them in every language.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing's size and margins, in its own units."""

    width: int
    height: int
    left: int
    right: int
    top: int = 38
    bottom: int = 38
    roomy: int = 100
    """A ring drawn at least this wide has room for its whole name."""


WIDE = Sheet(width=584, height=290, left=46, right=14)
NARROW = Sheet(width=342, height=260, left=42, right=10)


@dataclass(frozen=True, slots=True)
class Words:
    """Text at a place; `anchor` is start, middle or end."""

    x: str
    y: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Line:
    """One ring's rate: its points, and the outline of two standard errors around it."""

    points: str
    shade: str
    watched: bool
    """Whether the rule may act in this ring."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the drawing, from margin to margin."""

    at: str
    label: Words
    range_end: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing, ready for its template."""

    sheet: Sheet
    band_y: str
    band_height: str
    inner_width: str
    right: str
    floor_y: str
    levels: tuple[Rule, ...]
    gates: tuple[str, ...]
    rings: tuple[Words, ...]
    times: tuple[Words, ...]
    lines: tuple[Line, ...]
    end: Words | None
    """The point of the trip, with what it says next to it."""
    note: Words | None
    whisker: tuple[str, str] | None
    """Two standard errors up and down from that point: its highest and lowest y."""
