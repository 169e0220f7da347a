"""Figures of questions as they are shown to who may not see individuals: of rounded counts.

Shares and intervals are made anew from the rounded counts; averages and correlations keep their
value, and their intervals are those of the rounded numbers of people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from courses.exports.small_counts import STEP, is_hidden, is_hidden_mean, rounded
from quizzes.statistics.figures import (
    CheckStatistics,
    ChoiceStatistics,
    ItemStatistics,
    TracePoint,
)
from quizzes.statistics.flags import FEW as ENOUGH
from quizzes.statistics.flags import Flag
from quizzes.statistics.intervals import correlation, reliability
from quizzes.statistics.reading import SectionFigures
from releases.metrics.intervals import Estimate, share


def shown(found: Iterable[SectionFigures], *, sees_individuals: bool) -> list[SectionFigures]:
    """The figures as this reader may have them."""
    if sees_individuals:
        return list(found)
    return [
        SectionFigures(each.section_id, tuple(map(blurred, each.items)), blurred_check(each.check))
        for each in found
    ]


def blurred(found: ItemStatistics) -> ItemStatistics:
    """A question, or one revision of it."""
    n, complete = rounded(found.n), rounded(found.complete)
    thirds = tuple(_point(each) for each in found.thirds)
    return replace(
        found,
        n=n,
        facility=_facility(found),
        discrimination=_correlation(found.discrimination, found.complete),
        complete=complete,
        choices=tuple(_choice(each, found) for each in found.choices),
        thirds=thirds,
        median_ms=None if is_hidden_mean(found.n, sees_individuals=False) else found.median_ms,
        shown=rounded(found.shown),
        shown_share=None if _is_few(found.shown) else _share(found.shown, found.n),
        flags=tuple(_flag(each, found) for each in found.flags),
    )


def blurred_check(found: CheckStatistics) -> CheckStatistics:
    """A check as a whole."""
    complete = rounded(found.complete)
    few = is_hidden_mean(found.complete, sees_individuals=False)
    known = None if few else found.alpha
    return replace(
        found,
        complete=complete,
        mean=None if few else found.mean,
        alpha=known and reliability(known.value, found.questions, complete),
    )


def nearest(n: int) -> int:
    """To the nearest five, the smallest too: for parts of which only a share is told."""
    return STEP * ((n + STEP // 2) // STEP)


def _facility(found: ItemStatistics) -> Estimate | None:
    """Nothing where few were right, or wrong, and not many tried."""
    if found.facility is None:
        return None
    right = round(found.facility.value * found.n)
    parts = (right, found.n - right)
    if found.n < ENOUGH and any(map(_is_few, parts)):
        return None
    return _share(right, found.n)


def _share(part: int, whole: int) -> Estimate | None:
    of = nearest(whole)
    return share(min(nearest(part), of), of)


def _correlation(found: Estimate | None, n: int) -> Estimate | None:
    if found is None or is_hidden_mean(n, sees_individuals=False):
        return None
    return correlation(found.value, rounded(n))


def _choice(found: ChoiceStatistics, of: ItemStatistics) -> ChoiceStatistics:
    """Of a choice that few took nothing is told but that they are few."""
    n = rounded(found.n)
    if _is_few(found.n) or _is_few(of.n):
        return replace(found, n=n, share=None, discrimination=None, thirds=(None,) * 3)
    return replace(
        found,
        n=n,
        share=_share(found.n, of.n),
        discrimination=_correlation(found.discrimination, of.complete),
        thirds=tuple(map(_of_third, found.thirds, of.thirds)),
    )


def _of_third(part: float | None, third: TracePoint) -> float | None:
    if part is None or _is_few(third.n):
        return None
    of = nearest(third.n)
    return min(nearest(round(part * third.n)), of) / of


def _is_few(n: int) -> bool:
    return is_hidden(n, sees_individuals=False)


def _point(found: TracePoint) -> TracePoint:
    n = rounded(found.n)
    return replace(found, n=n, right=min(nearest(found.right), n))


def _flag(found: Flag, of: ItemStatistics) -> Flag:
    """The same reason, with what it counts rounded."""
    if found.code == "few":
        return replace(found, number=rounded(of.n))
    if found.code in ("easy", "hard") and (facility := _share(_right(of), of.n)):
        return replace(found, number=round(100 * facility.value))
    return found


def _right(found: ItemStatistics) -> int:
    return round(found.facility.value * found.n) if found.facility else 0
