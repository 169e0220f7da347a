"""The chat tier and its mission as numbers: what the rest of this lab counts with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SHARES = (1, 5, 10, 25, 50, 75, 100, 120)
"""The steps of the ramp: ghost load in % of the daily peak."""

HALF = 50
"""From this share on, the alert on errors has to be watching."""

TOP_SHARE = SHARES[-1]
"""The share that has to be carried in the dark: more than the peak, since guesses are wrong."""

STEP_SECONDS = 900
"""How long each step lasts: a quarter of an hour."""

LEAK_ONE_IN = 10_000
"""Without a shadow store one ghost write in so many reaches a real person."""

WORST_ERRORS = 0.001
"""The share of failed calls that the mission stays under."""

MOST_SERVERS_OFFERED = 25
"""So many numbers of servers fit on a form as radio buttons."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """What authors may set; `tier_bounds` gives each its limits."""

    peak: int
    """Page views per second at the daily peak, each with one presence call."""
    rate: int
    """Calls per second that one server can finish."""
    limit: int
    """Calls per second that the hidden connection limit lets in."""
    answer_ms: int
    """Milliseconds within which 95 of 100 calls are answered while nobody waits for a server."""
    goal_ms: int
    """Milliseconds within which the mission wants 95 of 100 calls answered."""
    servers_least: int
    servers_most: int

    @classmethod
    def of(cls, given: Mapping[str, int]) -> Parameters:
        """From a revision's parameters by name. Raises KeyError where one is missing."""
        return cls(**{name: given[name] for name in cls.__slots__})

    @property
    def servers_offered(self) -> tuple[int, ...]:
        """The numbers of servers a learner may choose, ascending."""
        return tuple(range(self.servers_least, self.servers_most + 1))

    def calls_at(self, share: int) -> float:
        """Calls per second when the load is that many % of the peak."""
        return self.peak * share / 100
