"""Bins side by side over a straight or a logarithmic axis."""

from __future__ import annotations

from dataclasses import dataclass

from results.plots.axes import Axis, as_percent, axis_from_zero
from results.plots.frame import Frame, frame_of
from results.plots.values import Bin, Histogram


@dataclass(frozen=True, slots=True)
class Column:
    """One bin as it is drawn: the left upper corner and the size, in per cent."""

    bin: Bin
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class HistogramDrawing:
    """What the template shows."""

    plot: Histogram
    key: str
    frame: Frame
    columns: tuple[Column, ...]
    mark: str
    """Where the marked value stands; "" for none."""
    mark_anchor: str
    template: str = "results/plots/histogram.html"


def histogram_drawing(plot: Histogram, key: str) -> HistogramDrawing:
    """The bins as columns; counts start at 0."""
    y = axis_from_zero(max((each.count for each in plot.bins), default=0), plot.unit)
    mark = None if plot.mark is None else plot.x.percent(plot.mark)
    return HistogramDrawing(
        plot=plot,
        key=key,
        frame=frame_of(plot.x, y),
        columns=tuple(_column(each, plot.x, y) for each in plot.bins),
        mark="" if mark is None else as_percent(mark),
        mark_anchor="end" if mark is not None and mark > 60 else "start",
    )


def _column(each: Bin, x: Axis, y: Axis) -> Column:
    left, right, height = x.percent(each.start), x.percent(each.end), y.percent(each.count)
    return Column(
        each, as_percent(left), as_percent(100 - height), as_percent(right - left),
        as_percent(height),
    )  # fmt: skip
