"""A question, or one revision of it, as a line of figures that this reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.exports.small_counts import is_hidden, told_count
from quizzes.statistics.figures import ItemStatistics
from quizzes.statistics.flags import FEW as ENOUGH
from results.questions.told import Spot, correlation_spot, duration, share_spot

FEW = "few"
"""The flag that says that nothing can be said."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to look at, in words."""

    code: str
    words: str
    is_serious: bool


@dataclass(frozen=True, slots=True)
class Look:
    """The figures in words. Fewer than five answers are withheld from who sees nobody by name."""

    n: str
    facility: Spot
    discrimination: Spot
    median: str
    shown: Spot
    reasons: tuple[Reason, ...]
    is_hidden: bool


def is_flagged(found: ItemStatistics, *, sees_individuals: bool) -> bool:
    """Whether there is more to say than that too few have answered."""
    if is_hidden(found.n, sees_individuals=sees_individuals):
        return False
    return any(flag.code != FEW for flag in found.flags)


def look_at(found: ItemStatistics, *, sees_individuals: bool) -> Look:
    """The figures of one question, or of one revision."""
    hidden = is_hidden(found.n, sees_individuals=sees_individuals)
    sees = sees_individuals
    too_few = is_hidden(found.complete, sees_individuals=sees)
    few_asked = is_hidden(found.shown, sees_individuals=sees)
    return Look(
        n=told_count(found.n, sees_individuals=sees_individuals),
        facility=share_spot(found.facility, is_hidden=hidden or _tells_few(found, sees)),
        discrimination=correlation_spot(found.discrimination, is_hidden=hidden or too_few),
        median=duration(found.median_ms, is_hidden=hidden),
        shown=share_spot(found.shown_share, is_hidden=hidden or few_asked),
        reasons=tuple(reasons(found, is_hidden=hidden)),
        is_hidden=hidden,
    )


def _tells_few(found: ItemStatistics, sees_individuals: bool) -> bool:
    """Whether the share would say that one to four were right, or wrong.

    Of thirty and more it is told all the same: to withhold that something is very easy or very
    hard would be to withhold what the page is for.
    """
    if found.facility is None or found.n >= ENOUGH:
        return False
    right = round(found.facility.value * found.n)
    parts = (right, found.n - right)
    return any(is_hidden(part, sees_individuals=sees_individuals) for part in parts)


def reasons(found: ItemStatistics, *, is_hidden: bool) -> list[Reason]:
    """What to look at and why. How few answers there are is not told where that is hidden."""
    if is_hidden:
        return [Reason(FEW, _("Too few answers to tell."), is_serious=False)]
    return [Reason(flag.code, flag.words, flag.is_serious) for flag in found.flags]
