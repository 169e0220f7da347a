"""What a measurement is made of: a sample for each arm, sums that can be added. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from math import log2
from typing import Literal

type ControlIs = Literal["concurrent", "before", "none"]
"""What stands beside the treated: others at the same time, the same time before, or nothing."""

SLOTS = 64
"""How many classes a histogram of milliseconds has."""
FIRST_BOUND_MS = 0.5
"""Where the first class ends; each next one ends at a quarter of an octave (19 %) more."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One arm: how many observations, their sum and the sum of their squares, in the metric's unit.

    Of a proportion every observation is 0 or 1, so `squares` is `total`. `histogram` is there for
    quantiles only: how many observations fell into each class of `slot_of`. `together` tells how
    much the observations of one person are alike: of how many people they are, and the sums over
    these people of n², n · total and total²; empty where it is not known whose they are.
    """

    n: int = 0
    total: float = 0.0
    squares: float = 0.0
    histogram: tuple[int, ...] = ()
    together: tuple[float, ...] = ()

    @property
    def mean(self) -> float:
        """The mean; 0 of nothing, which callers tell by `n`."""
        return self.total / self.n if self.n else 0.0

    @property
    def variance(self) -> float:
        """The unbiased variance; 0 of fewer than two."""
        if self.n < 2:
            return 0.0
        return max(0.0, (self.squares - self.n * self.mean**2) / (self.n - 1))

    def __add__(self, other: Sample) -> Sample:
        """Both together."""
        return Sample(
            self.n + other.n,
            self.total + other.total,
            self.squares + other.squares,
            tuple(a + b for a, b in zip_longest(self.histogram, other.histogram, fillvalue=0)),
            tuple(a + b for a, b in zip_longest(self.together, other.together, fillvalue=0.0)),
        )

    def __sub__(self, part: Sample) -> Sample:
        """What is left without a part of it; never below nothing."""
        pairs = zip_longest(self.histogram, part.histogram, fillvalue=0)
        return Sample(
            max(0, self.n - part.n),
            max(0.0, self.total - part.total),
            max(0.0, self.squares - part.squares),
            tuple(max(0, a - b) for a, b in pairs),
        )

    def share_over(self, ms: float) -> Sample:
        """The share of observations in classes that begin at `ms` or later, as a proportion.

        How two arms of a quantile are compared: a p95 above `ms` is a share over `ms` above 5 %.
        """
        over = sum(n for slot, n in enumerate(self.histogram) if lower_bound(slot) >= ms)
        return Sample(sum(self.histogram), over, over)


NOTHING = Sample()


@dataclass(frozen=True, slots=True)
class Arms:
    """Those whom a release reached, and those they are compared with."""

    treated: Sample = NOTHING
    control: Sample = NOTHING
    control_is: ControlIs = "none"


def slot_of(ms: float) -> int:
    """The class of a duration, 0 to 63; what is beyond the last bound is in the last."""
    if ms <= FIRST_BOUND_MS:
        return 0
    slot = int(4 * log2(ms / FIRST_BOUND_MS)) + 1
    # Of what lies on a bound itself rounding decides; it belongs below, as bounds are included.
    return min(slot - (ms <= upper_bound(slot - 1)), SLOTS - 1)


def upper_bound(slot: int) -> float:
    """Where a class ends, in milliseconds, included."""
    return float(FIRST_BOUND_MS * 2 ** (slot / 4))


def lower_bound(slot: int) -> float:
    """Where a class begins, in milliseconds."""
    return upper_bound(slot - 1) if slot else 0.0
