"""Lines over one axis: with bands where there are intervals, named at their ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from results.plots.axes import as_percent, plain
from results.plots.frame import Frame, frame_of, room_for
from results.plots.values import Lines, Point, Series

FEWEST_APART = 9.0
"""How far apart names of lines stand at least, in per cent of the drawing's height."""
MOST_DOTS = 25
"""With more points than this a line is drawn without dots."""
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Dot:
    """A point as it is drawn."""

    x: str
    y: str
    point: Point


@dataclass(frozen=True, slots=True)
class Line:
    """A series as it is drawn; `path` and `band` are in a square of 100 by 100."""

    name: str
    number: int
    """From 1: which colour and which dash."""
    path: str
    band: str
    dots: tuple[Dot, ...]
    name_at: str
    """Where its name stands, from the top."""


@dataclass(frozen=True, slots=True)
class LinesDrawing:
    """What the template shows."""

    plot: Lines
    key: str
    frame: Frame
    lines: tuple[Line, ...]
    names_width: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """The table: what x is, and each series there."""
    template: str = "results/plots/lines.html"


def lines_drawing(plot: Lines, key: str) -> LinesDrawing:
    """The series as paths, with their names apart from each other."""
    ends = [100 - plot.y.percent(s.points[-1].y) if s.points else 0.0 for s in plot.series]
    named = zip(plot.series, apart(ends), strict=True)
    lines = (_line(s, at, plot, number) for number, (s, at) in enumerate(named, start=1))
    return LinesDrawing(
        plot=plot,
        key=key,
        frame=frame_of(plot.x, plot.y),
        lines=tuple(lines),
        names_width=room_for(series.name for series in plot.series),
        rows=tuple(_rows(plot)),
    )


def apart(places: Sequence[float]) -> list[float]:
    """The places, moved so that each two stand far enough apart and all lie within 0 to 100."""
    order = sorted(range(len(places)), key=lambda each: places[each])
    moved = [0.0] * len(places)
    floor = 0.0
    for each in order:
        moved[each] = max(places[each], floor)
        floor = moved[each] + FEWEST_APART
    ceiling = 100.0
    for each in reversed(order):
        moved[each] = min(moved[each], ceiling)
        ceiling = moved[each] - FEWEST_APART
    return moved


def _line(series: Series, name_at: float, plot: Lines, number: int) -> Line:
    spots = [(plot.x.percent(p.x), 100 - plot.y.percent(p.y), p) for p in series.points]
    dots = spots if len(spots) <= MOST_DOTS else []
    return Line(
        name=series.name,
        number=number,
        path=" ".join(f"{plain(x)},{plain(y)}" for x, y, _point in spots),
        band=_band(series, plot),
        dots=tuple(Dot(as_percent(x), as_percent(y), point) for x, y, point in dots),
        name_at=as_percent(name_at),
    )


def _band(series: Series, plot: Lines) -> str:
    """The outline of the intervals: along their upper ends, and back along their lower ones."""
    sides: list[tuple[float, float, float]] = [
        (plot.x.percent(p.x), 100 - plot.y.percent(p.high), 100 - plot.y.percent(p.low))
        for p in series.points
        if p.low is not None and p.high is not None
    ]
    upper = [f"{plain(x)},{plain(high)}" for x, high, _low in sides]
    return " ".join([*upper, *(f"{plain(x)},{plain(low)}" for x, _high, low in reversed(sides))])


def _rows(plot: Lines) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A row for each x that any series has, in order."""
    by_x = [{point.x: point for point in series.points} for series in plot.series]
    named = {point.x: point.x_told for series in plot.series for point in series.points}
    for x in sorted(named):
        yield named[x], tuple(own[x].told if x in own else NOTHING for own in by_x)
