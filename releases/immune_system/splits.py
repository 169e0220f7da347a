"""How the right answers of one look fall to its two arms if the arms are alike. Pure.

Whoever knows how many responses each arm gave and how many of all were right, knows everything but
the split; and if the arms are alike, every way to deal the right ones out is equally likely. So the
split is hypergeometric, however many usually are right and however that changes from day to day.
(R. A. Fisher, “The logic of inductive inference”, Journal of the Royal Statistical Society 98,
1935.)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import exp, lgamma, log

NEGLIGIBLE = 1e-18
"""A split so much rarer than the likeliest adds nothing to a sum of floats."""


@dataclass(frozen=True, slots=True)
class Block:
    """The responses of one look: how many of each arm, and how many of both were hits."""

    treated: int
    control: int
    hits: int

    @property
    def fewest(self) -> int:
        """So many of the hits at least are of the treated."""
        return max(0, self.hits - self.control)

    @property
    def most(self) -> int:
        """So many of the hits at most are of the treated."""
        return min(self.treated, self.hits)

    def shrunk(self, by: float) -> Block:
        """As many responses as these are worth if `by` of them are worth one."""
        treated, control = round(self.treated / by), round(self.control / by)
        return Block(treated, control, min(round(self.hits / by), treated + control))

    def log_chances(self) -> Iterator[float]:
        """How likely each split is, from the fewest to the most hits of the treated; logarithms."""
        steps = (log(self._step(x)) for x in range(self.fewest, self.most))
        return accumulate(steps, initial=self._log_ways(self.fewest) - self._log_all_ways())

    def log_mean(self, tilt: float) -> float:
        """ln of the mean of e^(tilt · hits of the treated), over all splits."""
        top = self._likeliest(tilt)
        weight = exp(tilt)
        # Outwards from the likeliest on both sides, as far as anything is added.
        above = (self._step(x) * weight for x in range(top, self.most))
        below = (1 / (self._step(x) * weight) for x in range(top - 1, self.fewest - 1, -1))
        total = 1.0 + _falling(above) + _falling(below)
        return self._log_ways(top) + tilt * top + log(total) - self._log_all_ways()

    def _step(self, x: int) -> float:
        """How much likelier x + 1 hits of the treated are than x."""
        gained = (self.treated - x) * (self.hits - x)
        return gained / ((x + 1) * (self.control - self.hits + x + 1))

    def _likeliest(self, tilt: float) -> int:
        """The likeliest split where each hit of the treated counts e^tilt times."""
        even = exp(-tilt)
        splits = range(self.fewest, self.most)
        return self.fewest + bisect_left(splits, True, key=lambda x: self._step(x) <= even)

    def _log_ways(self, x: int) -> float:
        return _log_choose(self.treated, x) + _log_choose(self.control, self.hits - x)

    def _log_all_ways(self) -> float:
        return _log_choose(self.treated + self.control, self.hits)


def _falling(steps: Iterator[float]) -> float:
    """The sum of the products of the first, the first two, … as long as they are of weight."""
    total, product = 0.0, 1.0
    for step in steps:
        product *= step
        total += product
        if product < NEGLIGIBLE:
            break
    return total


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
