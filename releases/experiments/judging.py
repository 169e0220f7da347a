"""From two arms to what may be said of them. Pure.

What is registered is one look: at the first so many tries of each arm, as many as were planned.
However often anyone has looked before and whatever comes later, that look sees the same tries, so
its chance of a false find is the one that was planned. Its interval is the one of A. Agresti and
B. Caffo, “Simple and effective confidence intervals for proportions and differences of
proportions”, The American Statistician 54 (2000), 280–288, which keeps its word in small samples,
wider by the correction for continuity that the sample was planned with (`sizes`).

Until then people do look: they are shown an interval that holds at all looks together, from the
normal mixture of the immune system (`releases.immune_system.means`), tuned to be narrowest when
the planned sample is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt
from statistics import NormalDist
from typing import Literal

from releases.experiments.people import Compared, Counts
from releases.immune_system import means

type Verdict = Literal["too-few", "better", "worse", "alike", "unclear"]

FEWEST = 20
"""First tries in each arm before an interval is shown."""
SPLIT_ODDS = 0.001
"""A split of the arms this unlikely is no chance: nothing else is to be believed then."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How much more of the treated were right than of the control, −1 to 1, and its interval."""

    value: float
    low: float
    high: float


def at_the_end(treated: Counts, control: Counts, alpha: float) -> Effect:
    """The effect with its interval for one look at samples of a size fixed before."""
    value = treated.share - control.share
    middle, variance = _smoothed(treated, control)
    steps = (1 / treated.n + 1 / control.n) / 2
    half = NormalDist().inv_cdf(1 - alpha / 2) * sqrt(variance) + steps
    return Effect(value, max(-1.0, middle - half), min(1.0, middle + half))


def at_any_time(treated: Counts, control: Counts, *, effect: float, alpha: float) -> Effect | None:
    """The effect with an interval that holds however often one looks; None while there are few."""
    if min(treated.n, control.n) < FEWEST:
        return None
    value = treated.share - control.share
    middle, variance = _smoothed(treated, control)
    # As wide as the effect that is looked for: narrowest near the planned sample.
    low, high = means.interval(middle, variance, most_harm=effect / 2, missed=alpha)
    return Effect(value, max(-1.0, low), min(1.0, high))


def _smoothed(treated: Counts, control: Counts) -> tuple[float, float]:
    """The difference and its variance with a right and a wrong try added to each arm."""
    arms = [(arm.n + 2, (arm.right + 1) / (arm.n + 2)) for arm in (treated, control)]
    variance = sum(share * (1 - share) / n for n, share in arms)
    return arms[0][1] - arms[1][1], variance


def verdict(found: Effect | None, *, effect: float) -> Verdict:
    """What the registered look says; None where the planned sample is not there."""
    if found is None:
        return "too-few"
    if found.low > 0:
        return "better"
    if found.high < 0:
        return "worse"
    return "alike" if -effect < found.low and found.high < effect else "unclear"


def split_is_off(compared: Compared, share: float) -> bool:
    """Whether so many began in each arm as no chance explains, with that part treated.

    A. Fabijan and others, “Diagnosing sample ratio mismatch in online controlled experiments”,
    KDD 2019: the arms are then not alike in other ways either. χ² with one degree of freedom.
    """
    treated, n = compared.treated.begun, compared.treated.begun + compared.control.begun
    if n == 0:
        return False
    chi = (treated - share * n) / sqrt(n * share * (1 - share))
    return erfc(abs(chi) / sqrt(2)) < SPLIT_ODDS


def answers_differ(compared: Compared) -> bool:
    """Whether one arm comes to the question more often: then those who come may differ too."""
    arms = [Counts(arm.begun, len(arm.tries)) for arm in (compared.treated, compared.control)]
    if min(arm.n for arm in arms) < FEWEST:
        return False
    found = at_the_end(arms[0], arms[1], alpha=0.01)
    return found.low > 0 or found.high < 0
