"""Runs of the ghost load that tests begin from."""

from __future__ import annotations

from hypothesis import settings

from labs.ghost_load.mechanics import GHOST_LOAD
from labs.ghost_load.moves import step_of
from labs.ghost_load.parameters import Parameters
from labs.ghost_load.replay import Run, replay
from labs.mechanics import Moves, Setup

DEFAULTS = {each.name: each.default for each in GHOST_LOAD.parameters}
SETUP = Setup(DEFAULTS)
TIER = Parameters.of(DEFAULTS)

unhurried = settings(deadline=None)
"""For properties: a machine that is busy with other tests is no failure."""

WIN: Moves = ("g1_s20_pwe", "g75_s20_pwe", "g120_s30_pwel", "show_s30_pwel")


def run_of(*moves: str, tier: Parameters = TIER) -> Run:
    """The run these words make, whatever the rules say of their order."""
    return replay((step_of(word, tier) for word in moves), tier)
