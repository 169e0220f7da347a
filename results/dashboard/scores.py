"""How points are spread among those who finished a question."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from results.dashboard.counting import Asked, Tally
from results.dashboard.telling import Telling
from results.plots.axes import Axis, Tick, axis_from_zero, number
from results.plots.values import Histogram

BINS = 10
MOST_POINTS = 20
"""Up to so many possible points each number of points has a bin of its own."""


def scores(tally: Tally, asked: Mapping[int, Asked], telling: Telling) -> Histogram:
    """The distribution of points: in points for one short section, else in shares."""
    possible = max((place.possible for place in asked.values()), default=0)
    if telling.one_section and 0 < possible <= MOST_POINTS:
        return _by_points(tally, possible, telling)
    return _by_shares(tally, asked, telling)


def _by_points(tally: Tally, possible: int, telling: Telling) -> Histogram:
    counts = [0] * (possible + 1)
    for (_section, points), n in tally.points.items():
        # What was earned in questions that are gone may exceed what is possible now.
        counts[min(points, possible)] += n
    edges = [(points - 0.5, points + 0.5) for points in range(possible + 1)]
    ticks = tuple(tick for tick in axis_from_zero(possible, "").ticks if tick.at <= possible)
    return Histogram(
        title=_("Points in the section"),
        summary=telling.of(sum(counts)),
        x=Axis(_("Points"), -0.5, possible + 0.5, ticks),
        unit=telling.unit,
        bins=telling.bins(counts, [number(points) for points in range(possible + 1)], edges),
    )


def _by_shares(tally: Tally, asked: Mapping[int, Asked], telling: Telling) -> Histogram:
    counts = [0] * BINS
    for (section, points), n in tally.points.items():
        if possible := asked[section].possible:
            counts[min(BINS * points // possible, BINS - 1)] += n
    step = 100 // BINS
    labels = [
        _("%(low)s to %(high)s %%") % {"low": number(low), "high": number(low + step)}
        for low in range(0, 100, step)
    ]
    ticks = tuple(
        Tick(at, f"{number(at)} %", is_minor=at % 40 > 0) for at in range(0, 101, 2 * step)
    )
    return Histogram(
        title=_("Points earned, in per cent of those possible in the section"),
        summary=telling.of(sum(counts)),
        x=Axis(_("Per cent of the points"), 0, 100, ticks),
        unit=telling.unit,
        bins=telling.bins(counts, labels, [(low, low + step) for low in range(0, 100, step)]),
    )
