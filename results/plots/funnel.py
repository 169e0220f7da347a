"""Steps on a way: how many come to each, and between which two most stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from courses.exports.small_counts import FEW, is_hidden, told_count
from results.plots.axes import as_percent, number
from results.plots.values import Funnel, Step

type Hides = Callable[[int], bool]

MANY = 20
"""From so many on a share is told in per cent; below, one person is worth five points or more."""
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step, ready to be drawn and read; widths in per cent of the first step's bar."""

    label: str
    count: str
    share: str
    """Of those who came to the first step."""
    stopped: str
    """How many came to the step before and not to this one."""
    width: str
    came: str
    """The width of the bar before: what this one is shorter by are those who stopped."""
    is_few: bool


@dataclass(frozen=True, slots=True)
class FunnelDrawing:
    """What the template shows."""

    plot: Funnel
    key: str
    stages: tuple[Stage, ...]
    summary: str
    template: str = "results/plots/funnel.html"


def funnel_drawing(plot: Funnel, key: str) -> FunnelDrawing:
    """The steps as bars, each at most as wide as the one before."""
    first = plot.steps[0].count
    before = [None, *plot.steps]
    stages = tuple(
        _stage(step, came, first, plot) for step, came in zip(plot.steps, before, strict=False)
    )
    return FunnelDrawing(plot, key, stages, worst_drop(plot))


def worst_drop(plot: Funnel) -> str:
    """Between which two steps most stop, in a sentence; "" where it cannot be told."""
    hidden = _hides(plot)
    told = [
        (a, b)
        for a, b in pairwise(plot.steps)
        if not any(hidden(count) for count in (a.count, b.count, a.count - b.count))
    ]
    worst = max(told, key=lambda pair: pair[0].count - pair[1].count, default=None)
    if worst is None or worst[0].count == worst[1].count:
        return ""
    words = _("Most stop between “%(first)s” and “%(second)s”: %(stopped)s of %(came)s.")
    came, went = worst
    return words % {
        "first": came.label,
        "second": went.label,
        "stopped": number(came.count - went.count),
        "came": number(came.count),
    }


def _hides(plot: Funnel) -> Hides:
    return lambda count: is_hidden(count, sees_individuals=plot.sees_individuals)


def _stage(step: Step, came: Step | None, first: int, plot: Funnel) -> Stage:
    hidden = _hides(plot)
    return Stage(
        label=step.label,
        count=told_count(step.count, sees_individuals=plot.sees_individuals),
        share=NOTHING
        if first < MANY or hidden(step.count)
        else _("%(share)s %%") % {"share": number(100 * step.count / first)},
        # The difference to a number that is not told would tell it.
        stopped=NOTHING
        if came is None or hidden(came.count) or hidden(step.count)
        else told_count(came.count - step.count, sees_individuals=plot.sees_individuals),
        width=_width(step.count, first, hidden),
        came=_width((came or step).count, first, hidden),
        is_few=hidden(step.count),
    )


def _width(count: int, first: int, hidden: Hides) -> str:
    drawn = min(FEW, first) if hidden(count) else count
    return as_percent(100 * drawn / first if first else 0)
