"""The 95 % interval of each kind of metric: shares, means and quantiles. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import ceil, exp, floor, inf, lgamma, log, sqrt
from statistics import NormalDist

from releases.metrics.values import Sample, lower_bound, upper_bound

Z = NormalDist().inv_cdf(0.975)
"""Half the width of a 95 % interval in standard errors."""
QUANTILE = 0.95
EXACT_UP_TO = 1000
"""Observations up to which ranks come from the binomial distribution itself."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the 95 % interval around it, in the figure's own unit."""

    value: float
    low: float
    high: float


def share(hits: int, n: int) -> Estimate | None:
    """`hits` of `n`, 0 to 1, with Wilson's score interval; None of nothing.

    E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22
    (1927), 209–212; preferred to the usual one by A. Agresti and B. Coull, The American
    Statistician 52 (1998), 119–126: it keeps its 95 % for small n and near 0 and 1.
    """
    if n == 0:
        return None
    p, weight = hits / n, Z * Z / n
    middle = (p + weight / 2) / (1 + weight)
    half = Z * sqrt(p * (1 - p) / n + weight / (4 * n)) / (1 + weight)
    # At the ends the interval reaches them exactly; rounding must not leave a crumb.
    low = 0.0 if hits == 0 else middle - half
    return Estimate(p, low, 1.0 if hits == n else middle + half)


def mean(sample: Sample) -> Estimate | None:
    """The mean with the normal interval, ± 1.96 standard errors; None of nothing.

    A single observation says nothing of the spread: it may be any.
    """
    if sample.n == 0:
        return None
    if sample.n == 1:
        return Estimate(sample.mean, -inf, inf)
    half = Z * sqrt(sample.variance / sample.n)
    return Estimate(sample.mean, sample.mean - half, sample.mean + half)


def p95(histogram: tuple[int, ...]) -> Estimate | None:
    """The 95th percentile in ms of a histogram, between two order statistics; None of nothing.

    H. A. David and H. N. Nagaraja, Order Statistics (3rd ed., 2003), section 7.1: of n sorted
    observations the quantile lies between the l-th and the u-th with the probability that a
    binomial count of n lies in between; no distribution is assumed. The ends are those of the
    classes the two fall into, so the interval is rather too wide than too narrow. Few
    observations have no upper end.
    """
    n = sum(histogram)
    if n == 0:
        return None
    low, high = _ranks(n)
    counts = list(accumulate(histogram))
    return Estimate(
        _value_at(histogram, counts, QUANTILE * n),
        lower_bound(_slot_at(counts, low)) if low else 0.0,
        upper_bound(_slot_at(counts, high)) if high <= n else inf,
    )


def quantile(histogram: tuple[int, ...], part: float) -> float | None:
    """What so large a part of the observations is at most, in ms; None of nothing.

    It is placed within its class in equal steps, so it is right to within the class: 19 %.
    """
    n = sum(histogram)
    return _value_at(histogram, list(accumulate(histogram)), part * n) if n else None


def _ranks(n: int) -> tuple[int, int]:
    """The ranks, counted from one, that hold the quantile between them; n + 1 for none above."""
    if n > EXACT_UP_TO:
        half = Z * sqrt(n * QUANTILE * (1 - QUANTILE))
        return floor(n * QUANTILE - half), ceil(n * QUANTILE + half) + 1
    below = list(accumulate(_binomial(n, k) for k in range(n + 1)))
    low = next(k for k, p in enumerate(below) if p > 0.025)
    return low, next((k for k, p in enumerate(below) if p >= 0.975), n) + 1


def _binomial(n: int, k: int) -> float:
    """How likely `k` of `n` are below the quantile."""
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(QUANTILE) + (n - k) * log(1 - QUANTILE))


def _slot_at(counts: list[int], rank: float) -> int:
    """The class that the observation of that rank is in."""
    return next(slot for slot, count in enumerate(counts) if count >= rank)


def _value_at(histogram: tuple[int, ...], counts: list[int], rank: float) -> float:
    """The rank's place within its class, in equal steps from its lower end."""
    slot = _slot_at(counts, rank)
    part = 1 - (counts[slot] - rank) / histogram[slot]
    return lower_bound(slot) + part * (upper_bound(slot) - lower_bound(slot))
