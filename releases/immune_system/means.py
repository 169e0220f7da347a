"""The same for means, by the normal approximation; and the interval of any difference. Pure.

The bet is on a harm drawn from half a normal distribution as wide as twice the harm that is put up
with; against “no difference” it is worth what Robbins (1970) worked out. For data that are not
normal it holds asymptotically (I. Waudby-Smith, D. Arbour, R. Sinha, E. Kennedy, A. Ramdas,
“Time-uniform central limit theory and asymptotic confidence sequences”, Annals of Statistics 52,
2024), so it is asked only from a hundred observations in each arm on.
"""

from __future__ import annotations

from math import erfc, inf, log, pi, sqrt

FEWEST = 100
"""Observations in each arm before the approximation is trusted."""
MISSED = 0.05
"""How likely the interval may miss the difference, unless another chance is asked for."""


def log_evidence(harm: float, variance: float, *, most_harm: float) -> float:
    """ln e for a harm that was measured with this variance; nothing varies → no evidence."""
    if variance <= 0:
        return 0.0
    wide = (2 * most_harm) ** 2
    sure = harm * sqrt(wide / (variance * (variance + wide)))
    shrunk = 0.5 * log(variance / (variance + wide))
    return shrunk + _log_gain(sure)


def _log_gain(sure: float) -> float:
    """ln of 2·Φ(x)·e^(x²/2): what half the normal mixture adds, for any x."""
    if sure > -5:
        return sure * sure / 2 + log(erfc(-sure / sqrt(2)))
    # Far below 0 both factors leave the range of a float; Mills' ratio gives their product.
    return -log(-sure * sqrt(2 * pi) / 2)


def interval(
    difference: float, variance: float, *, most_harm: float, missed: float = MISSED
) -> tuple[float, float]:
    """Both ends of the confidence sequence of a difference; without a variance it may be any.

    It misses the difference, at any look at all, with a probability of at most `missed`.
    """
    if variance <= 0:
        return -inf, inf
    wide = (2 * most_harm) ** 2
    spread = variance + wide
    half = sqrt(variance * spread / wide * (2 * log(1 / missed) + log(spread / variance)))
    return difference - half, difference + half
