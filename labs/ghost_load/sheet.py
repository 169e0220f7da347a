"""The two sheets a run is drawn on: their scales, and coordinates as text."""

from __future__ import annotations

from dataclasses import dataclass

from .parameters import SHARES

CEILING = 130
"""The top of the scale, in % of the peak."""

TOP, FLOOR, STRIP, HEIGHT = 44, 214, 246, 282
"""Where things stand from above: the scale, its foot, the strip of the interface, the end."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of the drawing: how wide, its margins, and how many steps fit at most."""

    kind: str
    width: int
    left: int
    right: int
    most: int
    has_unit: bool
    """Whether the shares under the steps have room for their %; the scale says it too."""

    def span(self, steps: int) -> Span:
        """The room for so many steps, or for the whole ramp while there are fewer."""
        slots = max(len(SHARES), min(steps, self.most))
        return Span(self.left, (self.width - self.left - self.right) / slots, self.has_unit)


@dataclass(frozen=True, slots=True)
class Span:
    """Where steps stand from the left."""

    left: int
    pitch: float
    has_unit: bool

    def x(self, slot: float) -> float:
        """Where a step begins."""
        return self.left + slot * self.pitch


SHEETS = (
    Sheet("only-wide", 584, 52, 12, 12, has_unit=True),
    Sheet("only-narrow", 342, 46, 6, 8, has_unit=False),
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: str
    y: str
    width: str
    height: str


def height_of(share: float) -> float:
    """The height of a share of the peak in %."""
    return FLOOR - (FLOOR - TOP) * share / CEILING


def at(number: float) -> str:
    """A coordinate."""
    return f"{number:.1f}"


def box(x: float, y: float, width: float, height: float) -> Box:
    """A rectangle of coordinates."""
    return Box(at(x), at(y), at(width), at(height))
