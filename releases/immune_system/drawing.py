"""The course of a harm over time as a small drawing: its interval and its limit. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

WIDE, HIGH = 300.0, 72.0
MOST_POINTS = 60
FAR = 5.0
"""Beyond so many times the harm that is put up with, ends of intervals are cut off."""


class Look(Protocol):
    """What is drawn of one measurement. Those without an interval are left out."""

    at: datetime
    harm: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Course:
    """Points of an SVG of 300 by 72: harm grows upwards, time to the right."""

    band: str
    line: str
    zero: str
    limit: str


def course(looks: Sequence[Look], limit: float, *, by_middle: bool = False) -> Course | None:
    """The drawing of these looks, oldest first; None of fewer than two with an interval.

    `by_middle` draws the middle of the interval instead of the harm, where they are of two things.
    """
    known = [(look, look.low, look.high) for look in looks]
    drawn = [(look, low, high) for look, low, high in known if low is not None and high is not None]
    every = -(-len(drawn) // MOST_POINTS) or 1
    # Counted from the end, so that the newest is always there.
    drawn = drawn[::-1][::every][::-1]
    if len(drawn) < 2:
        return None
    begin, length = drawn[0][0].at, (drawn[-1][0].at - drawn[0][0].at).total_seconds() or 1.0
    across = [WIDE * (look.at - begin).total_seconds() / length for look, _low, _high in drawn]

    def near(value: float) -> float:
        return max(-FAR * limit, min(FAR * limit, value))

    lows = [near(low) for _look, low, _high in drawn]
    highs = [near(high) for _look, _low, high in drawn]
    middles = [near((low + high) / 2 if by_middle else look.harm) for look, low, high in drawn]
    least, most = min(-limit, *lows, *middles), max(2 * limit, *highs, *middles)

    def up(value: float) -> str:
        return f"{HIGH * (most - value) / (most - least):.1f}"

    there = [f"{x:.1f},{up(high)}" for x, high in zip(across, highs, strict=True)]
    back = [f"{x:.1f},{up(low)}" for x, low in zip(across, lows, strict=True)]
    line = [f"{x:.1f},{up(middle)}" for x, middle in zip(across, middles, strict=True)]
    return Course(" ".join(there + back[::-1]), " ".join(line), up(0.0), up(limit))
