"""Trace lines: which answer is picked by learners who have more or fewer others right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.exports.small_counts import FEW
from quizzes.statistics.figures import ChoiceStatistics, ItemStatistics
from releases.metrics.intervals import share
from results.plots.axes import axis_between, number, percent_axis
from results.plots.values import MOST_SERIES, Lines, Point, Series
from results.questions.blurring import nearest
from results.questions.choices import is_told, label_of, told_counts
from results.questions.told import percent

GROUPS = 8
"""At most so many groups of learners: what a line of a check's length can bear."""
LONGEST_NAME = 22
PICKED_ONE = ("single", "true_false")
"""Kinds in which being right is picking one choice, so that its line says both."""


@dataclass(frozen=True, slots=True)
class Group:
    """Learners with about the same score; `steps` are their places in the item's trace."""

    low: int
    high: int
    n: int
    steps: slice

    @property
    def middle(self) -> float:
        """Where the group stands on the axis."""
        return (self.low + self.high) / 2

    @property
    def told(self) -> str:
        """Its scores in words."""
        if self.low == self.high:
            return number(self.low)
        return _("%(low)s to %(high)s") % {"low": number(self.low), "high": number(self.high)}


def groups(found: ItemStatistics) -> list[Group]:
    """Neighbouring scores put together until five learners or an eighth of all are in each."""
    least = max(FEW, -(-found.complete // GROUPS))
    made: list[Group] = []
    start = n = 0
    for at, point in enumerate(found.trace):
        n += point.n
        if n >= least:
            made.append(Group(found.trace[start].score, point.score, n, slice(start, at + 1)))
            start, n = at + 1, 0
    if n and made:
        last = made.pop()
        whole = slice(last.steps.start, len(found.trace))
        made.append(Group(last.low, found.trace[-1].score, last.n + n, whole))
    return made


def traces(found: ItemStatistics, *, sees_individuals: bool) -> Lines | None:
    """The lines of a question; None where fewer than two groups of learners can be told apart."""
    made = groups(found)
    if len(made) < 2:
        return None
    words = ngettext(
        "%(n)s learner tried every scored question of the check.",
        "%(n)s learners tried every scored question of the check.",
        found.complete,
    )
    return Lines(
        title=_("Answers by how many other questions were right"),
        summary=words % {"n": number(found.complete)}
        + " "
        + _("The line of a good question’s right answer rises; those of wrong ones fall."),
        x=axis_between(made[0].low, made[-1].high, _("Other questions of the check right at once")),
        y=percent_axis(_("Share of learners")),
        series=tuple(_series(found, made, sees_individuals=sees_individuals))[:MOST_SERIES],
        note=_("The band is the 95 % interval. Each point stands for at least five learners."),
    )


def _series(
    found: ItemStatistics, made: Sequence[Group], *, sees_individuals: bool
) -> Iterator[Series]:
    """Being right first, then what was picked most."""
    if found.item.kind not in PICKED_ONE:
        right = [point.right for point in found.trace]
        yield _line(_("Right"), right.__getitem__, made, has_band=True, sees=sees_individuals)
    words = told_counts(found, sees_individuals=sees_individuals)
    told = [each for each, said in zip(found.choices, words, strict=True) if is_told(each, said)]
    for choice in sorted(told, key=lambda each: (not each.is_right, -each.n)):
        if choice.n:
            name = Truncator(label_of(choice)).chars(LONGEST_NAME)
            yield _line(
                _name(choice, name), choice.trace.__getitem__, made, choice.is_right,
                sees=sees_individuals,
            )  # fmt: skip


def _name(choice: ChoiceStatistics, name: str) -> str:
    return _("✓ %(choice)s") % {"choice": name} if choice.is_right else name


def _line(
    name: str, hits: Callable[[slice], Sequence[int]], made: Sequence[Group], has_band: bool, *,
    sees: bool,
) -> Series:  # fmt: skip
    return Series(
        name, tuple(_point(group, sum(hits(group.steps)), has_band, sees) for group in made)
    )


def _point(group: Group, hits: int, has_band: bool, sees: bool) -> Point:
    n = group.n if sees else nearest(group.n)
    of = hits if sees else min(nearest(hits), n)
    found, value = share(of, n), of / n
    told = _("%(share)s of %(n)s") % {"share": percent(value), "n": number(n)}
    low, high = (found.low, found.high) if found and has_band else (None, None)
    return Point(group.middle, value, group.told, told, low, high)
