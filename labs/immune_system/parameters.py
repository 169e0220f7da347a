"""The shop the builds are released to: an author's whole numbers, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STAFF = 40
"""Sessions a minute in ring A1. Staff sit at wide screens, so they never meet the bug."""


@dataclass(frozen=True, slots=True)
class Shop:
    """One set of parameters. Percentages are whole numbers, rates are fractions of 1."""

    sessions: int
    """Customer sessions a minute."""
    floor: int
    """Percent: where the usual range of conversion begins."""
    width: int
    """Percentage points from there to where it ends; healthy builds convert at its middle."""
    affected: int
    """Percent of customers for whom the bug hides the pay button."""
    notice: int
    """Minutes until people notice a broken shop that no rule watches."""
    redeploy: int
    """Minutes to deploy the old build again after that."""
    most_harm: int
    """The mission: people who may meet the worst bad build."""
    longest: int
    """The mission: minutes that the release of a good build may take."""

    @property
    def healthy(self) -> float:
        """The chance that a session on a good build buys."""
        return (2 * self.floor + self.width) / 200

    @property
    def broken(self) -> float:
        """The same on a bad build: whoever meets the bug cannot buy."""
        return self.healthy * (1 - self.affected / 100)

    @property
    def least(self) -> float:
        """The lower end of the usual range, as a rate."""
        return self.floor / 100

    def slice(self, share: int) -> int:
        """Customer sessions a minute in ring A2 when it has `share` percent of them."""
        return round(self.sessions * share / 100)

    def harmed(self, sessions: int) -> int:
        """How many of these sessions of a bad build met the bug, rounded half up."""
        return (sessions * self.affected + 50) // 100

    def orders(self, sessions: int) -> int:
        """Orders that these sessions of a bad build would have brought and did not."""
        return (sessions * self.affected * (2 * self.floor + self.width) + 10_000) // 20_000

    @property
    def big_bang(self) -> int:
        """Sessions of a bad build that everybody has at once, until people take it back."""
        return self.sessions * (self.notice + self.redeploy)


def shop_of(parameters: Mapping[str, int]) -> Shop:
    """The shop that these parameters describe. Raises KeyError where one is missing."""
    return Shop(**{name: parameters[name] for name in Shop.__slots__})
