"""LAB_04 as its frame sees it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ..mechanics import BadMovesError, Moves, RefusedError, Report, Setup
from .bounds import MEASURES, TIER_BOUNDS
from .controls import Controls, controls_of, refused_for
from .mission import FAILURES
from .parameters import Parameters
from .posting import posted_step
from .replay import Run, replay
from .report import report_of
from .rules import MOST_MOVES, steps_of
from .solver import winning_steps


class GhostLoad:
    """A dark launch: ramp up ghost traffic, find the limit, and only then show the interface."""

    key = "ghost_load"
    version = 1
    is_sequence = True
    most_moves = MOST_MOVES
    parameters = TIER_BOUNDS
    measures = MEASURES
    failures = FAILURES

    def prepare(self, parameters: Mapping[str, int]) -> Mapping[str, object]:
        """Nothing: a whole run takes less than a millisecond."""
        return {}

    def check(self, setup: Setup, moves: Moves) -> None:
        """Raises BadMovesError for moves that no form of this lab could have made."""
        _run(setup, moves)

    def after(self, setup: Setup, moves: Moves, posted: Mapping[str, str]) -> Moves:
        """The moves with one more step; raises BadMovesError or RefusedError as the frame wants."""
        step = posted_step(posted, Parameters.of(setup.parameters))
        refused = refused_for(_run(setup, moves), step)
        if refused:
            raise RefusedError(refused)
        return (*moves, step.word)

    def play(self, setup: Setup, moves: Moves) -> Report:
        """Replay moves that `check` let through."""
        return report_of(_run(setup, moves), Parameters.of(setup.parameters))

    def controls(self, setup: Setup, moves: Moves) -> Controls:
        """The state of the form."""
        return controls_of(_run(setup, moves), Parameters.of(setup.parameters))

    def solve(self, parameters: Mapping[str, int]) -> Moves | None:
        """The shortest careful win, or None."""
        steps = winning_steps(Parameters.of(parameters))
        return None if steps is None else tuple(step.word for step in steps)


def _run(setup: Setup, moves: Moves) -> Run:
    """The run these moves make. Raises BadMovesError in words for those that make none."""
    tier = Parameters.of(setup.parameters)
    try:
        steps = steps_of(moves, tier)
    except BadMovesError as strange:
        raise BadMovesError(
            _("These steps do not make a run of this lab. Start again from an empty one.")
        ) from strange
    return replay(steps, tier)


GHOST_LOAD = GhostLoad()
