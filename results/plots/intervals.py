"""Dots with whiskers: the table of the values, with a dot and its interval in each row."""

from __future__ import annotations

from dataclasses import dataclass

from results.plots.axes import as_percent
from results.plots.values import Interval, Intervals


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One row; places in per cent of the axis, "" for what is not drawn."""

    interval: Interval
    at: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class IntervalsDrawing:
    """What the template shows. Ticks are places and labels."""

    plot: Intervals
    key: str
    rows: tuple[IntervalRow, ...]
    ticks: tuple[tuple[str, str], ...]
    reference: str
    has_n: bool
    template: str = "results/plots/intervals.html"


def intervals_drawing(plot: Intervals, key: str) -> IntervalsDrawing:
    """The intervals as rows over one axis."""
    return IntervalsDrawing(
        plot=plot,
        key=key,
        rows=tuple(_row(each, plot) for each in plot.rows),
        ticks=tuple((as_percent(plot.x.percent(tick.at)), tick.label) for tick in plot.x.ticks),
        reference=_place(plot.reference, plot),
        has_n=any(each.n for each in plot.rows),
    )


def _row(each: Interval, plot: Intervals) -> IntervalRow:
    return IntervalRow(each, *(_place(at, plot) for at in (each.value, each.low, each.high)))


def _place(at: float | None, plot: Intervals) -> str:
    return "" if at is None else as_percent(plot.x.percent(at))
