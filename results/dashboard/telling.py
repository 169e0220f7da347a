"""How the plots of the overview tell counts to a reader who may or may not see individuals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.exports.small_counts import FEW, is_hidden, is_hidden_mean, rounded, told_count
from results.plots.values import Bin

type Edges = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """What is counted, and what of it may be told.

    Over several sections a learner counts once in each, and `unit` says so.
    """

    one_section: bool
    sees_individuals: bool

    @property
    def unit(self) -> str:
        """What is counted: the head of a column."""
        return _("Learners") if self.one_section else _("Learners, once per section")

    def hides(self, n: int) -> bool:
        """Whether a count is too small to be told."""
        return is_hidden(n, sees_individuals=self.sees_individuals)

    def hides_mean(self, n: int) -> bool:
        """Whether an average of so many is not told."""
        return is_hidden_mean(n, sees_individuals=self.sees_individuals)

    def count(self, n: int) -> str:
        """The count, or that it is small."""
        return told_count(self.shown(n), sees_individuals=self.sees_individuals)

    def of(self, n: int) -> str:
        """Of how many a plot tells, in a sentence."""
        if self.one_section:
            return ngettext("%(n)s learner.", "%(n)s learners.", n) % {"n": self.count(n)}
        return _("n = %(n)s; who went to two sections counts twice.") % {"n": self.count(n)}

    def shown(self, n: int) -> int:
        """The count as this reader may have it."""
        return n if self.sees_individuals else rounded(n)

    def bins(
        self, counts: Sequence[int], labels: Sequence[str], edges: Sequence[Edges]
    ) -> tuple[Bin, ...]:
        """Bins of a histogram. What is told as few is drawn so too, lest its height tell it."""
        return tuple(
            Bin(
                start,
                end,
                FEW if self.hides(n) else self.shown(n),
                label,
                self.count(n),
                is_few=self.hides(n),
            )
            for (start, end), n, label in zip(edges, counts, labels, strict=True)
        )
