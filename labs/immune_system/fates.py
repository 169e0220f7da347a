"""What became of the builds of one press, and the counts that a mission asks for."""

from __future__ import annotations

from dataclasses import dataclass

from labs.immune_system.model import WINDOW, exposed, release_minutes, ring_at
from labs.immune_system.parameters import Shop
from labs.immune_system.precomputed import Stops
from labs.immune_system.settings import BUILDS, Settings
from labs.immune_system.traffic import WAITING, Build


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one build."""

    build: Build
    stopped: int | None
    ring: str
    """The widest ring it reached."""
    sessions: int
    """Customer sessions on it until it was gone; 0 counts as harm for a good build."""

    @property
    def right(self) -> bool:
        """Whether the rule did to it what it is there for."""
        return (self.stopped is not None) == self.build.bad


def fate_of(shop: Shop, settings: Settings, build: Build, stopped: int | None) -> Fate:
    """What became of a build that was stopped in this minute, or not."""
    ring = "A3" if stopped is None else ring_at(stopped, settings.soak)
    sessions = exposed(shop, settings, stopped) if build.bad else 0
    return Fate(build, stopped, ring, sessions)


@dataclass(frozen=True, slots=True)
class Tally:
    """A press of the button, counted."""

    shop: Shop
    settings: Settings
    fates: tuple[Fate, ...]

    @property
    def good(self) -> tuple[Fate, ...]:
        """Builds without the bug, by number."""
        return tuple(fate for fate in self.fates if not fate.build.bad)

    @property
    def bad(self) -> tuple[Fate, ...]:
        """Builds with the bug, by number."""
        return tuple(fate for fate in self.fates if fate.build.bad)

    @property
    def false_alarms(self) -> int:
        """Good builds that were stopped."""
        return sum(not fate.right for fate in self.good)

    @property
    def missed(self) -> int:
        """Bad builds that were released."""
        return sum(not fate.right for fate in self.bad)

    @property
    def reached_all(self) -> int:
        """Bad builds that everybody had, if only for a minute."""
        return sum(fate.ring == "A3" for fate in self.bad)

    @property
    def exposures(self) -> list[int]:
        """Sessions on each bad build, fewest first; [0] where there was none."""
        return sorted(fate.sessions for fate in self.bad) or [0]

    @property
    def worst(self) -> int:
        """People who met the bug in the worst of the bad builds."""
        return self.shop.harmed(self.exposures[-1])

    @property
    def release(self) -> int:
        """Minutes until a good build has reached everyone."""
        return release_minutes(self.settings.soak)

    @property
    def most_seen(self) -> int:
        """Sessions that a window in A2 can hold at most."""
        return self.shop.slice(self.settings.share) * min(WINDOW, self.settings.soak)

    @property
    def whole(self) -> bool:
        """Whether all builds were run, so that the mission can be judged."""
        return len(self.fates) == BUILDS


def tally_of(shop: Shop, settings: Settings, stops: Stops) -> Tally:
    """All builds under these settings, counted."""
    fates = (
        fate_of(shop, settings, build, stopped or None)
        for build, stopped in zip(WAITING, stops, strict=True)
    )
    return Tally(shop, settings, tuple(fates))
