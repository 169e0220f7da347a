"""How long sections take, from the first thing done to completion: over a logarithmic axis."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from statistics import median

from django.utils.translation import gettext as _

from results.dashboard.telling import Telling
from results.plots.axes import Axis, Tick, number
from results.plots.values import Histogram

MINUTE, HOUR, DAY = 60, 3_600, 86_400
EDGES = (
    15, 30, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR,
    4 * HOUR, 8 * HOUR, DAY, 2 * DAY, 4 * DAY, 8 * DAY, 16 * DAY, 32 * DAY, 64 * DAY, 128 * DAY,
)  # fmt: skip
"""Seconds where bins end: each about twice the one before, and easy to say."""


def times(seconds: Sequence[float], telling: Telling) -> Histogram:
    """The distribution of times, with its median where enough have completed to tell it."""
    last = len(EDGES) - 2
    places = Counter(min(max(bisect_right(EDGES, each) - 1, 0), last) for each in seconds)
    first, final = min(places, default=2), max(places, default=7)
    edges = [(EDGES[n], EDGES[n + 1]) for n in range(first, final + 1)]
    middle = median(seconds) if seconds and not telling.hides_mean(len(seconds)) else None
    words = _("Median: %(time)s.") % {"time": told_time(middle)} if middle is not None else ""
    return Histogram(
        title=_("Time from first answer to completion"),
        summary=f"{telling.of(len(seconds))} {words}".strip(),
        x=Axis(
            _("Time, pauses included; each bar is twice as long as the one before"),
            edges[0][0],
            edges[-1][1],
            tuple(_ticks(first, final + 1)),
            is_log=True,
        ),
        unit=telling.unit,
        bins=telling.bins(
            [places[n] for n in range(first, final + 1)],
            [f"{told_time(low)} – {told_time(high)}" for low, high in edges],
            edges,
        ),
        mark=middle,
        mark_told=_("median"),
    )


def told_time(seconds: float) -> str:
    """A time in its greatest unit, with a decimal below ten where it is not whole."""
    for size, words in ((DAY, _("%(n)s d")), (HOUR, _("%(n)s h")), (MINUTE, _("%(n)s min"))):
        if seconds >= size:
            n = seconds / size
            return words % {"n": number(n, 0 if n >= 10 or round(n, 1).is_integer() else 1)}
    return _("%(n)s s") % {"n": number(seconds)}


def _ticks(first: int, last: int) -> list[Tick]:
    """Every other edge, and of these every other one where room is short."""
    places = range(first, last + 1, 1 if last - first < 6 else 2)
    return [Tick(EDGES[n], told_time(EDGES[n]), is_minor=at % 2 > 0) for at, n in enumerate(places)]
