"""The numbers of one switchboard: its traffic, its table, and how long each lever takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

SECONDS = {
    "deploy": 60,
    "smoke": 30,
    "flip": 1,
    "flip_nodrain": 1,
    "expand": 45,
    "rename": 20,
    "contract": 20,
    "wait": 60,
}
"""How long each lever takes, in seconds; how long `revert_schema` takes is a parameter."""

LEVERS = (*SECONDS, "revert_schema")
FLIPS = ("flip", "flip_nodrain")


@dataclass(frozen=True, slots=True)
class Site:
    """What an author may set. Rates are per second of live traffic."""

    requests_per_second: int
    touch_percent: int
    """Of all requests, how many read or write the column that is to be renamed."""
    request_ms: int
    """How long one request takes from start to end."""
    restore_seconds: int
    databases: int
    """1 shared by both sides, or 2 kept in step by a sync."""
    sync_lag_seconds: int
    """With 2 databases: how far the copy from v2 back to v1 is behind."""
    writes_per_second: int
    allowed_lost_writes: int

    @classmethod
    def from_parameters(cls, parameters: Mapping[str, int]) -> Self:
        """The site of a setup. Raises KeyError where a parameter is missing."""
        return cls(**{name: parameters[name] for name in cls.__slots__})

    @property
    def has_two_databases(self) -> bool:
        """True where each side has a database of its own."""
        return self.databases == 2

    @property
    def in_flight(self) -> int:
        """Requests under way at any moment, at least 1.

        Little's law, L = λ · W: arrivals per second times the seconds that each one stays.
        """
        return max(1, rounded(self.requests_per_second * self.request_ms, 1000))

    def failing(self, seconds: int) -> int:
        """Requests that fail in so many seconds while the live version misses its column."""
        return rounded(self.requests_per_second * self.touch_percent * seconds, 100)

    def duration(self, lever: str) -> int:
        """How many seconds a lever takes. Raises KeyError for a lever that is not there."""
        if lever == "revert_schema":
            return self.restore_seconds
        return SECONDS[lever]


def rounded(dividend: int, divisor: int) -> int:
    """The quotient of two natural numbers to the nearest whole, halves up, without floats."""
    return (2 * dividend + divisor) // (2 * divisor)
