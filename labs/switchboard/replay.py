"""A run is its moves, pulled one after the other from the start."""

from __future__ import annotations

from labs.switchboard.model import State, Step, pull, refusal
from labs.switchboard.site import LEVERS, Site


def replay(site: Site, moves: tuple[str, ...]) -> tuple[Step, ...]:
    """Every lever with what it did. The moves are such as `first_impossible` lets through."""
    steps: list[Step] = []
    state = State()
    for lever in moves:
        steps.append(pull(site, state, lever))
        state = steps[-1].after
    return tuple(steps)


def state_after(steps: tuple[Step, ...]) -> State:
    """Where a replay ends: at the start, for none."""
    return steps[-1].after if steps else State()


def first_impossible(site: Site, moves: tuple[str, ...]) -> int | None:
    """The place, from 0, of the first move that no lever could have made; None for a sound run."""
    state = State()
    for place, lever in enumerate(moves):
        if lever not in LEVERS or refusal(site, state, lever):
            return place
        state = pull(site, state, lever).after
    return None
