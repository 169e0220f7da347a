"""What changed from one revision of a question to another. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.statistics.figures import ItemStatistics
from quizzes.statistics.intervals import difference_of_correlations, difference_of_shares
from releases.metrics.intervals import Estimate


@dataclass(frozen=True, slots=True)
class Difference:
    """The second less the first, with 95 % intervals; None where one of them has no such figure.

    The learners of two revisions were not drawn by lot: what differs may be they.
    """

    facility: Estimate | None
    discrimination: Estimate | None
    median_ms: int | None

    @property
    def is_clear(self) -> bool:
        """Whether the interval of facility leaves out no difference at all."""
        return self.facility is not None and not self.facility.low <= 0 <= self.facility.high


def difference(before: ItemStatistics, after: ItemStatistics) -> Difference:
    """How `after` differs from `before`."""
    shares, rs, times = None, None, None
    if before.facility and after.facility:
        shares = difference_of_shares(before.facility, after.facility)
    if before.discrimination and after.discrimination:
        rs = difference_of_correlations(
            before.discrimination, before.complete, after.discrimination, after.complete
        )
    if before.median_ms is not None and after.median_ms is not None:
        times = after.median_ms - before.median_ms
    return Difference(shares, rs, times)
