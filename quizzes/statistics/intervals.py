"""Differences of shares, and correlations, each with its 95 % interval. Pure.

Shares themselves are those of every metric: `releases.metrics.intervals`.
"""

from __future__ import annotations

from math import atanh, exp, inf, log, sqrt, tanh

from releases.metrics.intervals import Estimate, Z


def difference_of_shares(before: Estimate, after: Estimate) -> Estimate:
    """`after` less `before`, −1 to 1, with the hybrid score interval (method 10).

    R. G. Newcombe, “Interval estimation for the difference between independent proportions”,
    Statistics in Medicine 17 (1998), 873–890.
    """
    gap = after.value - before.value
    down = sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)
    up = sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)
    return Estimate(gap, gap - down, gap + up)


def correlation(r: float, n: int) -> Estimate:
    """A correlation of `n` pairs with the interval of Fisher's z; of fewer than 4 it may be any.

    R. A. Fisher, “On the ‘probable error’ of a coefficient of correlation”, Metron 1 (1921), 3–32.
    """
    if n < 4:
        return Estimate(r, -1.0, 1.0)
    z, half = _fisher(r), Z / sqrt(n - 3)
    return Estimate(r, tanh(z - half), tanh(z + half))


def difference_of_correlations(before: Estimate, n: int, after: Estimate, m: int) -> Estimate:
    """`after`, of `m` pairs, less `before`, of `n` others, with the interval of G. Y. Zou.

    “Toward using confidence intervals to compare correlations”, Psychological Methods 12 (2007),
    399–413: Newcombe's way with the intervals of Fisher's z. Of fewer than 4 it may be any.
    """
    gap = difference_of_shares(before, after)
    return gap if min(n, m) >= 4 else Estimate(gap.value, -2.0, 2.0)


def reliability(alpha: float, items: int, n: int) -> Estimate:
    """Cronbach's alpha of `items` and `n` learners with D. G. Bonett's interval; n above 2.

    “Sample size requirements for testing and estimating coefficient alpha”, Journal of
    Educational and Behavioral Statistics 27 (2002), 335–340. Its end is 1 where alpha is.
    """
    if n < 3:
        return Estimate(alpha, -inf, 1.0)
    half = Z * sqrt(2 * items / ((items - 1) * (n - 2)))
    middle = log(1 - alpha) if alpha < 1 else -inf
    return Estimate(alpha, 1 - exp(middle + half), 1 - exp(middle - half))


def _fisher(r: float) -> float:
    return atanh(r) if abs(r) < 1 else inf * r
