"""What a bet may be raised by, because it is over once it has won enough. Pure.

A bet that is over at 1/a does not need what it wins beyond. A look of many responses often goes far
beyond, and that is wasted: the chance of a false alarm is then less than a, and harm is caught
later than it could be. So whatever would go beyond is cut off, and the rest is raised by as much
as that leaves: on average the bet still wins nothing while the arms are alike. (L. Fischer,
A. Ramdas, “Improving Wald's (approximate) sequential probability ratio test by avoiding overshoot”,
2024, arXiv:2410.16076.)
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log

FAR = 30.0
"""Where e^30 times as much is needed nothing is raised."""
LEAST_LEFT = 1e-9
"""So much of the mean has to be left for the raise to be worked out in floats."""


def log_raise(splits: Iterable[tuple[float, float]], room: float) -> float:
    """ln b, b ≥ 1 the largest for which the mean of min(b · gain, e^room) is at most 1.

    Of each thing that can happen `splits` says ln of its chance and ln of the gain; the gains are
    1 on average. For any number of the largest gains that are cut off, b can be no less than what
    the others leave room for, and is just that for one of these numbers: so it is the largest.
    """
    if not 0 < room < FAR:
        return 0.0
    cut, left, raised = 0.0, 1.0, 0.0
    for chance, gain in sorted(splits, key=lambda each: -each[1])[:-1]:
        cut += exp(chance)
        left -= exp(chance + gain)
        open_part = 1 - cut * exp(room)
        if min(left, open_part) < LEAST_LEFT:
            break
        raised = max(raised, log(open_part / left))
    return raised
