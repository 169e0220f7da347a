"""Whether a question on trial is fit to count. Pure; `quizzes.pilots.words` has the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizzes.pilots.rule import Rule
from quizzes.statistics.figures import ItemStatistics

type State = Literal["met", "open", "unmet"]
"""Open: too few answers to tell."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Each part of the rule."""

    enough: State
    facility: State
    discrimination: State

    @property
    def whole(self) -> State:
        """Unmet where one part is, whatever is open; met where all are."""
        parts = (self.enough, self.facility, self.discrimination)
        if "unmet" in parts:
            return "unmet"
        return "open" if "open" in parts else "met"


def judged(rule: Rule, found: ItemStatistics) -> Verdict:
    """The verdict by the figures of the revision on trial. With too few answers all is open."""
    if found.n < rule.minimum:
        return Verdict("open", "open", "open")
    return Verdict("met", _facility(rule, found), _discrimination(rule, found))


def _facility(rule: Rule, found: ItemStatistics) -> State:
    """By the share itself; none is known only where it is withheld."""
    if found.facility is None:
        return "open"
    share = 100 * found.facility.value
    return "met" if rule.hardest <= share <= rule.easiest else "unmet"


def _discrimination(rule: Rule, found: ItemStatistics) -> State:
    """Too low is unmet only where more answers would hardly change it: the interval says."""
    r = found.discrimination
    if r is None:
        return "open"
    if r.value >= rule.discrimination:
        return "met" if r.low > 0 else "open"
    return "unmet" if r.high < rule.discrimination or found.complete >= rule.minimum else "open"
