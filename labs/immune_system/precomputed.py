"""All settings against all builds, worked out once for one set of parameters."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from labs.immune_system.model import follow, minutes, trips
from labs.immune_system.parameters import Shop
from labs.immune_system.settings import EVERY, MINIMUMS, RULES, SHARES, SOAKS, Settings
from labs.immune_system.traffic import WAITING, Build, Traffic

type Stops = tuple[int, ...]
"""By build number: the minute of the trip, or 0 for a build that reached everyone.

No rule trips in minute 0: that minute belongs to staff."""


def stops(shop: Shop, settings: Settings) -> Stops:
    """One setting's 40 builds, without the others."""
    traffic = Traffic(shop)
    return tuple(follow(traffic, settings, build).stopped or 0 for build in WAITING)


def every_stop(shop: Shop) -> dict[str, list[int]]:
    """The same for every setting, by its name."""
    traffic = Traffic(shop)
    found: dict[str, list[int]] = {settings.name: [] for settings in EVERY}
    for build, share, soak in product(WAITING, SHARES, SOAKS):
        for (minimum, rule), stopped in _first_trips(traffic, share, soak, build).items():
            found[Settings(share, soak, minimum, rule).name].append(stopped)
    return found


def _first_trips(
    traffic: Traffic, share: int, soak: int, build: Build
) -> dict[tuple[int, str], int]:
    """When each rule would stop this build: they look at the same minutes, so look once."""
    found = dict.fromkeys(product(MINIMUMS, RULES), 0)
    open_rules = list(found)
    for minute in minutes(traffic, share, soak, build):
        for minimum, rule in tuple(open_rules):
            if trips(traffic.shop, rule, minimum, minute):
                found[minimum, rule] = minute.at
                open_rules.remove((minimum, rule))
        if not open_rules:
            break
    return found


def looked_up(prepared: Mapping[str, object], shop: Shop, settings: Settings) -> Stops:
    """One setting's 40 builds from what was prepared, or worked out where nothing was."""
    match prepared.get("stops"):
        case {settings.name: [*kept]} if len(kept) == len(WAITING):
            return tuple(kept)
    return stops(shop, settings)
