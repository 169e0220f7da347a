"""Who came and who bought: the same chances for every setting, so that settings compare."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from labs.immune_system.parameters import STAFF, Shop
from labs.immune_system.settings import BUILDS, SHARES

KINDS = BUILDS // 2
"""Good builds, and bad ones."""


@dataclass(frozen=True, slots=True)
class Build:
    """One of the builds that wait. Its number says nothing about its kind."""

    number: int
    seed: str
    bad: bool


def _shuffled() -> tuple[Build, ...]:
    seeds = [f"{kind}{index}" for kind in "gb" for index in range(KINDS)]
    # Not for security: the order only has to be the same everywhere and to look like none.
    Random("immune_system:order").shuffle(seeds)  # noqa: S311
    return tuple(
        Build(number=number, seed=seed, bad=seed[0] == "b") for number, seed in enumerate(seeds, 1)
    )


WAITING = _shuffled()
"""All of them, by number."""


def build_of(number: int) -> Build:
    """The build of this number, from 1 to BUILDS."""
    return WAITING[number - 1]


@dataclass(slots=True)
class Traffic:
    """Sales by build, ring and minute, drawn once each.

    A minute of a ring is one stream of chances. A larger share reads further in the same stream,
    so the customers of a small ring are among those of a large one.
    """

    shop: Shop
    _drawn: dict[tuple[str, str, int], dict[int, int]] = field(default_factory=dict)

    def sessions(self, ring: str, share: int) -> int:
        """Sessions a minute in this ring."""
        return {"A1": STAFF, "A2": self.shop.slice(share), "A3": self.shop.sessions}[ring]

    def bought(self, build: Build, ring: str, minute: int, sessions: int) -> int:
        """How many of that many sessions bought: Binomial(sessions, chance), by its own seed."""
        key = (build.seed, ring, minute)
        if key not in self._drawn:
            self._drawn[key] = self._draw(build, ring, minute)
        return self._drawn[key][sessions]

    def _draw(self, build: Build, ring: str, minute: int) -> dict[int, int]:
        chance = self.shop.broken if build.bad and ring != "A1" else self.shop.healthy
        draw = Random(f"{build.seed}:{ring}:{minute}").random  # noqa: S311 - as above
        counts, bought, so_far = {}, 0, 0
        for sessions in self._sizes(ring):
            bought += sum(draw() < chance for _ in range(sessions - so_far))
            so_far = sessions
            counts[sessions] = bought
        return counts

    def _sizes(self, ring: str) -> tuple[int, ...]:
        """Every size that this ring can have, smallest first."""
        return tuple(self.sessions(ring, share) for share in SHARES)
