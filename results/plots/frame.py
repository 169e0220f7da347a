"""The frame of a drawing over two axes: grid lines, and ticks beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from results.plots.axes import Axis, as_percent

EM_A_LETTER = 0.62
"""About how wide a digit of the small mono type is, of its size."""
NEAR_AN_END = 4
"""A label so near to an end of the axis, in per cent, is set inwards."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick: its place in per cent, its label, which way the label runs."""

    at: str
    label: str
    anchor: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Both axes, ready to be drawn."""

    x: Axis
    y: Axis
    across: tuple[Mark, ...]
    """Ticks of x, from the left."""
    up: tuple[Mark, ...]
    """Ticks of y; places from the top."""
    y_width: str
    """Room for the labels of y, as a length."""


def frame_of(x: Axis, y: Axis) -> Frame:
    """The frame of these axes."""
    places = [(x.percent(tick.at), tick) for tick in x.ticks]
    across = [Mark(as_percent(at), tick.label, _anchor(at), tick.is_minor) for at, tick in places]
    up = [Mark(as_percent(100 - y.percent(t.at)), t.label, "end", t.is_minor) for t in y.ticks]
    return Frame(x, y, tuple(across), tuple(up), room_for(tick.label for tick in y.ticks))


def room_for(labels: Iterable[str]) -> str:
    """The width the widest of these labels needs, as a length for an SVG attribute."""
    return f"{max(map(len, labels), default=0) * EM_A_LETTER + 0.7:.1f}em"


def _anchor(at: float) -> str:
    if at < NEAR_AN_END:
        return "start"
    return "end" if at > 100 - NEAR_AN_END else "middle"
