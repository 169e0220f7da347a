"""How many had started and completed by each day, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.exports.small_counts import FEW
from results.dashboard.counting import Tally
from results.dashboard.telling import Telling
from results.plots.axes import Axis, Tick, axis_from_zero
from results.plots.values import Lines, Point, Series

MOST_DAYS = 120
"""Over a longer time a point stands for a week."""
TICKS = 5


def days(tally: Tally, telling: Telling) -> Lines:
    """Two lines that only rise."""
    began, completed = _by_date(tally.began), _by_date(tally.completed)
    either = [*began, *completed]
    first, last = min(either, default=0), max(either, default=0)
    step = 1 if last - first <= MOST_DAYS else 7
    series = (
        _line(_("Started"), began, first, last, step, telling),
        _line(_("Completed"), completed, first, last, step, telling),
    )
    highest = max((point.y for line in series for point in line.points), default=0)
    return Lines(
        title=_("Started and completed, added up by day")
        if step == 1
        else _("Started and completed, added up by week"),
        summary=telling.of(sum(began.values())),
        x=Axis(_("Day (UTC)"), first, max(last, first + 1), tuple(_ticks(first, last))),
        y=axis_from_zero(highest, telling.unit),
        series=series,
    )


def _by_date(counts: Counter[str]) -> Counter[int]:
    return Counter({date.fromisoformat(day).toordinal(): n for day, n in counts.items()})


def _line(
    name: str, counts: Counter[int], first: int, last: int, step: int, telling: Telling
) -> Series:
    """The sums at the end of each step; those that differ by too few are told as one."""
    if not counts:
        return Series(name, ())
    ends = [*range(last, first - 1, -step)][::-1]
    sums = list(accumulate(counts[day] for day in range(first, last + 1)))
    told = [(end, telling.shown(sums[end - first])) for end in ends]
    if not telling.sees_individuals:
        told = list(_apart(told))
    return Series(name, tuple(_point(end, n, telling) for end, n in told))


def _apart(sums: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the sums that rise by nothing or by enough, with the last of all."""
    kept: list[tuple[int, int]] = []
    latest = None
    for day, n in sums:
        latest = (day, n)
        if not 0 < n - (kept[-1][1] if kept else 0) < FEW:
            kept.append(latest)
    if latest is not None and (not kept or kept[-1] != latest):
        kept[-1:] = [latest]
    return iter(kept)


def _point(day: int, n: int, telling: Telling) -> Point:
    drawn = FEW if telling.hides(n) else n
    return Point(day, drawn, date_format(date.fromordinal(day), "j M Y"), telling.count(n))


def _ticks(first: int, last: int) -> Iterator[Tick]:
    """About five days, evenly apart, the first among them."""
    apart = max(1, -(-(last - first) // TICKS))
    for at, day in enumerate(range(first, last + 1, apart) if first else ()):
        yield Tick(day, date_format(date.fromordinal(day), "j M"), is_minor=at % 2 > 0)
