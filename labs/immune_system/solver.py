"""Proof that the mission can be won: it tries all 120 settings, and there are no others."""

from __future__ import annotations

from labs.immune_system.fates import tally_of
from labs.immune_system.mission import has_bonus, is_won
from labs.immune_system.parameters import Shop
from labs.immune_system.precomputed import every_stop
from labs.immune_system.settings import EVERY, Press
from labs.mechanics import Moves


def solve(shop: Shop) -> Moves | None:
    """A run that wins, with the bonus if any does; None where there is none."""
    every = every_stop(shop)
    won = [
        tally
        for settings in EVERY
        if is_won(tally := tally_of(shop, settings, tuple(every[settings.name])))
    ]
    best = next((tally for tally in won if has_bonus(tally)), won[0] if won else None)
    return Press(best.settings, build=None).moves if best else None
