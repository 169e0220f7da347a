"""Horizontal bars: the table of the values, with a bar in each row."""

from __future__ import annotations

from dataclasses import dataclass

from results.plots.axes import Axis, as_percent
from results.plots.values import Bar, Bars


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row, with lengths in per cent of the widest possible bar."""

    bar: Bar
    width: str
    low: str
    high: str
    """Ends of the whisker; "" for none."""


@dataclass(frozen=True, slots=True)
class BarsDrawing:
    """What the template shows."""

    plot: Bars
    key: str
    rows: tuple[BarRow, ...]
    template: str = "results/plots/bars.html"


def bars_drawing(plot: Bars, key: str) -> BarsDrawing:
    """The bars as rows."""
    axis = Axis(plot.unit, 0.0, plot.full, ())
    return BarsDrawing(plot, key, tuple(_row(bar, axis) for bar in plot.bars))


def _row(bar: Bar, axis: Axis) -> BarRow:
    ends = ["" if end is None else as_percent(axis.percent(end)) for end in (bar.low, bar.high)]
    return BarRow(bar, as_percent(axis.percent(bar.value)), *ends)
