"""One build on its way through the rings, minute by minute, until the rule trips or all have it.

Conversion in a window of N sessions is a proportion r. By chance alone it varies by its standard
error, the square root of r(1 − r)/N (the normal approximation to the binomial distribution).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from labs.immune_system.parameters import Shop
from labs.immune_system.settings import Settings
from labs.immune_system.traffic import Build, Traffic

RINGS = ("A1", "A2", "A3")
WINDOW = 5
"""Minutes that the rule looks back, within one ring."""
LAST_RING = 10
"""Minutes that everybody has the build at least before it counts as released."""
DRAIN = 1
"""Minutes from the trip until nobody is on the build any more."""


@dataclass(frozen=True, slots=True)
class Minute:
    """What the rule saw at the end of one minute."""

    at: int
    ring: str
    sessions: int
    bought: int
    seen: int
    """Sessions in the window."""
    sold: int
    """Of these, how many bought."""

    @property
    def rate(self) -> float:
        """Conversion in the window."""
        return self.sold / self.seen

    @property
    def error(self) -> float:
        """Its standard error; never quite 0, so that no sale at all still has one."""
        return sqrt(max(self.rate * (1 - self.rate), 1e-9) / self.seen)


def release_minutes(soak: int) -> int:
    """How long a build takes through all rings when nothing stops it."""
    return 2 * soak + max(soak, LAST_RING)


def ring_at(minute: int, soak: int) -> str:
    """The widest ring that has the build in this minute."""
    return RINGS[min(minute // soak, 2)]


def minutes(traffic: Traffic, share: int, soak: int, build: Build) -> Iterator[Minute]:
    """Every minute of a build that nothing stops; drawn only as far as it is read."""
    window: deque[tuple[int, int]] = deque(maxlen=WINDOW)
    for at in range(release_minutes(soak)):
        ring = ring_at(at, soak)
        if at in (soak, 2 * soak):
            window.clear()
        sessions = traffic.sessions(ring, share)
        bought = traffic.bought(build, ring, at, sessions)
        window.append((sessions, bought))
        seen, sold = (sum(column) for column in zip(*window, strict=True))
        yield Minute(at, ring, sessions, bought, seen, sold)


def trips(shop: Shop, rule: str, minimum: int, minute: Minute) -> bool:
    """Whether the rule takes the build back at the end of this minute.

    It leaves ring A1 alone, and waits until the window holds `minimum` sessions.
    """
    if minute.ring == "A1" or minute.seen < minimum:
        return False
    margin = 2 * minute.error if rule == "guarded" else 0
    return minute.rate + margin < shop.least


@dataclass(frozen=True, slots=True)
class Run:
    """One build's way. `stopped` is the minute of the trip, or None where everybody got it."""

    build: Build
    minutes: tuple[Minute, ...]
    stopped: int | None

    @property
    def last(self) -> Minute:
        """The minute in which it was decided."""
        return self.minutes[-1]


def follow(traffic: Traffic, settings: Settings, build: Build) -> Run:
    """Run this build under these settings."""
    log = []
    for minute in minutes(traffic, settings.share, settings.soak, build):
        log.append(minute)
        if trips(traffic.shop, settings.rule, settings.minimum, minute):
            return Run(build, tuple(log), stopped=minute.at)
    return Run(build, tuple(log), stopped=None)


def exposed(shop: Shop, settings: Settings, stopped: int | None) -> int:
    """Customer sessions on a build until it was gone again.

    A bad build that the rule let through stays until people notice and deploy the old one.
    """
    soak, in_slice = settings.soak, shop.slice(settings.share)
    if stopped is None:
        at_all = max(release_minutes(soak) - 2 * soak, shop.notice + shop.redeploy)
        return soak * in_slice + at_all * shop.sessions
    if ring_at(stopped, soak) == "A2":
        return (stopped - soak + 1 + DRAIN) * in_slice
    return soak * in_slice + (stopped - 2 * soak + 1 + DRAIN) * shop.sessions
