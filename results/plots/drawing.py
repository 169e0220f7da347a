"""From a plot to what its template shows."""

from __future__ import annotations

from results.plots.bars import BarsDrawing, bars_drawing
from results.plots.funnel import FunnelDrawing, funnel_drawing
from results.plots.histogram import HistogramDrawing, histogram_drawing
from results.plots.intervals import IntervalsDrawing, intervals_drawing
from results.plots.lines import LinesDrawing, lines_drawing
from results.plots.values import Bars, Funnel, Histogram, Lines, Plot

type Drawing = BarsDrawing | HistogramDrawing | LinesDrawing | IntervalsDrawing | FunnelDrawing


def drawn(plot: Plot, key: str) -> Drawing:
    """The drawing of a plot; `key` is the id of its figure, once on a page."""
    if isinstance(plot, Bars):
        return bars_drawing(plot, key)
    if isinstance(plot, Histogram):
        return histogram_drawing(plot, key)
    if isinstance(plot, Lines):
        return lines_drawing(plot, key)
    if isinstance(plot, Funnel):
        return funnel_drawing(plot, key)
    return intervals_drawing(plot, key)
