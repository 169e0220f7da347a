"""How many learners a comparison of two shares takes. Pure.

The formula is that of J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and
Proportions (3rd ed., 2003), chapter 4, for a two-sided test and arms of unequal size; with the
correction for continuity of J. T. Casagrande, M. C. Pike, P. G. Smith, “An improved approximate
formula for calculating sample sizes for comparing two binomial distributions”, Biometrics 34
(1978), 483–486, in the form of J. L. Fleiss, A. Tytun, H. K. Ury, “A simple approximation for
calculating sample sizes for comparing independent proportions”, Biometrics 36 (1980), 343–346,
which holds for unequal arms too.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf, sqrt
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Design:
    """What is asked of a comparison; every number is a part of 1.

    `usual` is the share that is right without the release, `effect` the least difference worth
    knowing, up or down. With no difference the comparison finds one in `alpha` of all cases; one
    of that size it finds in `power`. `share` is the part of the learners who get the release.
    """

    usual: float
    effect: float
    alpha: float
    power: float
    share: float

    @property
    def ratio(self) -> float:
        """How many learners without the release there are to each with it."""
        return (1 - self.share) / self.share

    @property
    def is_possible(self) -> bool:
        """Whether a share can differ that much from the usual one, up or down."""
        return bool(self.ends)

    @property
    def ends(self) -> tuple[float, ...]:
        """The shares that differ by the effect and are shares; the worse one decides."""
        both = (self.usual + self.effect, self.usual - self.effect)
        return tuple(end for end in both if 0 <= end <= 1)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Learners needed in each arm."""

    treated: int
    control: int

    @property
    def both(self) -> int:
        """In both together."""
        return self.treated + self.control


def sizes(design: Design) -> Sizes:
    """With the correction for continuity: what an experiment is planned with.

    Raises ValueError where no share differs that much from the usual one.
    """
    ratio, effect = design.ratio, design.effect
    plain = _treated(design)
    more = sqrt(1 + 2 * (ratio + 1) / (plain * ratio * effect))
    return _whole(plain / 4 * (1 + more) ** 2, ratio)


def plain_sizes(design: Design) -> Sizes:
    """Without it. Raises ValueError where no share differs that much from the usual one."""
    return _whole(_treated(design), design.ratio)


def _treated(design: Design) -> float:
    """Learners with the release, not rounded: as many as the harder of both directions needs."""
    if not design.is_possible:
        raise ValueError
    return max(_towards(design, end) for end in design.ends)


def _towards(design: Design, end: float) -> float:
    """The formula for one direction: the shares are `end` with the release, `usual` without."""
    ratio, usual = design.ratio, design.usual
    both = (end + ratio * usual) / (ratio + 1)
    alike = sqrt((ratio + 1) * both * (1 - both))
    apart = sqrt(ratio * end * (1 - end) + usual * (1 - usual))
    normal = NormalDist()
    wide = normal.inv_cdf(1 - design.alpha / 2) * alike + normal.inv_cdf(design.power) * apart
    return (wide / design.effect) ** 2 / ratio


def _whole(treated: float, ratio: float) -> Sizes:
    # A crumb of rounding must not ask for one learner more.
    return Sizes(ceil(treated - 1e-9), ceil(treated * ratio - 1e-9))


def days(needed: Sizes, share: float, per_day: float) -> float:
    """How long it takes at so many first tries a day over both arms: until the slower arm is full.

    Endless where nobody answers.
    """
    if per_day <= 0:
        return inf
    return max(needed.treated / (per_day * share), needed.control / (per_day * (1 - share)))
