"""Presses and tallies for the tests of this lab."""

from labs.immune_system.declared import PARAMETERS
from labs.immune_system.fates import Tally, tally_of
from labs.immune_system.parameters import Shop, shop_of
from labs.immune_system.settings import Press, Settings
from labs.immune_system.traffic import WAITING
from labs.mechanics import Moves

DEFAULTS = {parameter.name: parameter.default for parameter in PARAMETERS}


def run_all(share: int, soak: int, minimum: int, rule: str) -> Moves:
    """The run of all 40 builds under these settings."""
    return Press(Settings(share, soak, minimum, rule), build=None).moves


def run_one(build: int, settings: Settings | None = None) -> Moves:
    """The run of one build, under the settings that win unless told otherwise."""
    return Press(settings or Settings(5, 10, 100, "guarded"), build).moves


def shop_with(**changes: int) -> Shop:
    """The shop as it ships but for these parameters."""
    return shop_of(DEFAULTS | changes)


def tally_with(
    good: int = 0, bad: int = 12, *, settings: Settings | None = None, shop: Shop | None = None
) -> Tally:
    """All good builds stopped at one minute, all bad ones at another; 0 is never."""
    settings = settings or Settings(5, 10, 100, "guarded")
    stops = tuple(bad if build.bad else good for build in WAITING)
    return tally_of(shop or shop_with(), settings, stops)
