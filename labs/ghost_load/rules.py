"""Which steps may follow which: read from a run's words, or asked of the next step."""

from __future__ import annotations

from ..mechanics import BadMovesError, Moves
from .moves import Step, step_of
from .parameters import Parameters
from .replay import Run, replay

MOST_MOVES = 24


def steps_of(moves: Moves, tier: Parameters) -> tuple[Step, ...]:
    """The steps of a run. Raises BadMovesError for moves that no form could have made."""
    if len(moves) > MOST_MOVES:
        raise BadMovesError(str(len(moves)))
    steps = tuple(step_of(word, tier) for word in moves)
    run = replay(steps, tier)
    for at, step in enumerate(steps):
        if refusal(Run(run.played[:at]), step):
            raise BadMovesError(moves[at])
    return steps


def refusal(run: Run, step: Step) -> str:
    """Why this step cannot follow: "shown", "unfound", "full", or "" where it can."""
    if run.release is not None:
        return "shown"
    if len(run.played) >= MOST_MOVES:
        return "full"
    return "unfound" if step.raised and not run.limit_found else ""
