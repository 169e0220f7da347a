"""The A/B test of the new checkout: cohorts, a minute's customers, and what they prove."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterable
from dataclasses import dataclass

from .panel import SHARES

OLD_RATE = 0.175
NEW_RATE = 0.190
"""Chance that a customer buys, in the old and in the new checkout."""
BUCKETS = 10_000
DECISIVE = 1.96
"""A difference of so many standard errors comes by chance once in twenty tests."""
MINUTES = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """Customers of both checkouts, and those of them who bought."""

    old: int = 0
    old_bought: int = 0
    new: int = 0
    new_bought: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.old + other.old,
            self.old_bought + other.old_bought,
            self.new + other.new,
            self.new_bought + other.new_bought,
        )

    @property
    def customers(self) -> int:
        """Everyone counted."""
        return self.old + self.new


type Table = dict[int, tuple[Counts, ...]]
"""By share, the counts of each minute in which the test ran at that share."""


def bucket(customer: int) -> int:
    """0 to 9,999, for each customer always the same: raising a share moves nobody out."""
    digest = hashlib.sha256(f"checkout2:{customer}".encode()).hexdigest()
    return int(digest[:8], 16) % BUCKETS


def counted(day: int, customers: int) -> Table:
    """What a test counts in each minute, at each share. The same on every machine."""
    # Replayable chance is the point here; nothing secret depends on it.
    chance = random.Random(f"ab{day}")  # noqa: S311
    table: dict[int, list[Counts]] = {share: [] for share in SHARES}
    for minute in range(MINUTES):
        people = range(minute * customers, (minute + 1) * customers)
        drawn = [(bucket(person), chance.random()) for person in people]
        for share in SHARES:
            table[share].append(_minute(drawn, share))
    return {share: tuple(minutes) for share, minutes in table.items()}


def _minute(drawn: list[tuple[int, float]], share: int) -> Counts:
    new = [chance for place, chance in drawn if place < share * 100]
    old = [chance for place, chance in drawn if place >= share * 100]
    return Counts(
        len(old),
        sum(chance < OLD_RATE for chance in old),
        len(new),
        sum(chance < NEW_RATE for chance in new),
    )


def total(minutes: Iterable[Counts]) -> Counts:
    """Everyone counted in these minutes."""
    return sum(minutes, Counts())


def z_score(counts: Counts) -> float:
    """How many standard errors the new rate lies above the old one; 0 where nobody was counted.

    The pooled two-proportion z-test: (q - p) / sqrt(r (1 - r) (1/n + 1/m)).
    """
    if not (counts.old and counts.new):
        return 0.0
    rate = (counts.old_bought + counts.new_bought) / counts.customers
    spread = math.sqrt(rate * (1 - rate) * (1 / counts.old + 1 / counts.new))
    if not spread:
        return 0.0
    gain = counts.new_bought / counts.new - counts.old_bought / counts.old
    return round(gain / spread, 2)
