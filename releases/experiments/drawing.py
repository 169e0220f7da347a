"""A line over two axes, as the page of an experiment draws it. Pure.

Places are per cent of a drawing's sides, and paths stand in a square of 100 by 100, so that the
type stays its size on every screen; the look is that of `static/css/plots.css`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

from releases.immune_system.wording import count

type Spot = tuple[float, float]
"""How far from the left and from the top, 0 to 100."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that is written beside an axis; `at` is its place as an SVG length."""

    at: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One line, perhaps with its band, a dot, and dashed lines at the heights of `marks`."""

    x_label: str
    y_label: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    path: str
    band: str = ""
    marks: tuple[str, ...] = ()
    zero: str = "100%"
    """The height of the line that is drawn through."""
    dot: tuple[str, str] | None = None

    @property
    def y_width(self) -> str:
        """Room for the labels beside the drawing, as an SVG length."""
        return f"{max(len(tick.label) for tick in self.up) * 0.62 + 0.7:.1f}em"


def length(percent: float) -> str:
    """A place as an SVG length, the same in every language."""
    return f"{plain(percent)}%"


def plain(value: float) -> str:
    """A number for an SVG attribute, the same in every language."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def path(spots: Iterable[Spot]) -> str:
    """Points for a polyline or a polygon."""
    return " ".join(f"{plain(x)},{plain(y)}" for x, y in spots)


def ticks_across(highest: float) -> tuple[Tick, ...]:
    """At most six round whole values from 0 to the highest."""
    step = max(1, round_up(highest / 5))
    values = range(0, floor(highest) + 1, step)
    return tuple(
        Tick(length(100 * value / highest), count(value), _anchor(value, highest))
        for value in values
    )


def round_up(rough: float) -> int:
    """The smallest of 1, 2, 5 times a power of ten that is no smaller; at least 1."""
    if rough <= 1:
        return 1
    power = int(10 ** floor(log10(rough)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)


def _anchor(value: float, highest: float) -> str:
    """Which way a label runs, so that it stays within the drawing."""
    if value <= highest * 0.04:
        return "start"
    return "end" if value >= highest * 0.96 else "middle"
