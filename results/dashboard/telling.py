"""How the plots of the overview tell counts to a reader who may or may not see individuals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.exports.small_counts import FEW, is_hidden, told_count, told_parts
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

    def count(self, n: int) -> str:
        """The count, or that it is small."""
        return told_count(n, sees_individuals=self.sees_individuals)

    def of(self, n: int) -> str:
        """Of how many a plot tells, in a sentence."""
        if self.one_section:
            return ngettext("%(n)s learner.", "%(n)s learners.", n) % {"n": self.count(n)}
        return _("n = %(n)s; who went to two sections counts twice.") % {"n": self.count(n)}

    def bins(
        self, counts: Sequence[int], labels: Sequence[str], edges: Sequence[Edges]
    ) -> tuple[Bin, ...]:
        """Bins of a histogram. What is withheld is drawn as few too, lest its height tell it."""
        told = told_parts(counts, sees_individuals=self.sees_individuals)
        exact = [told_count(n, sees_individuals=True) for n in counts]
        return tuple(
            Bin(start, end, n if shown == true else FEW, label, shown, is_few=shown != true)
            for (start, end), n, label, shown, true in zip(
                edges, counts, labels, told, exact, strict=True
            )
        )
