"""What a metric is: a name, what it means, and a pure way from a release to its two arms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import exp
from typing import TYPE_CHECKING, Literal

from releases.metrics import intervals
from releases.metrics.intervals import Estimate
from releases.metrics.values import Arms, Sample

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from releases.models import Release

type Unit = Literal["share", "ms"]
type Better = Literal["higher", "lower"]
type Kind = Literal["proportion", "mean", "quantile"]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time: `since` is in it, `until` is not. Both aware."""

    since: datetime
    until: datetime


type Measure = Callable[[Release, Window], Arms]
"""From a release and a window to the sums of both arms; a fixed number of statements."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is measured of every release.

    `sample` says in words what is counted one by one. Where `is_log`, what is summed are natural
    logarithms of the unit: sums, criteria and differences are in them, and people are told e^x.
    Where it `may_change`, what counted as 0 may count as 1 later, as who is not finished yet.
    """

    name: str
    title: str | Promise
    meaning: str | Promise
    unit: Unit
    better: Better
    kind: Kind
    sample: str | Promise
    measure: Measure
    is_log: bool = False
    may_change: bool = False

    def estimate(self, sample: Sample) -> Estimate | None:
        """The metric's figure of one arm with its 95 % interval, as summed; None of nothing."""
        if self.kind == "proportion":
            return intervals.share(round(sample.total), sample.n)
        if self.kind == "mean":
            return intervals.mean(sample)
        return intervals.p95(sample.histogram)

    def told(self, figure: float) -> float:
        """A figure in the unit that people read."""
        return exp(min(figure, 700.0)) if self.is_log else figure
