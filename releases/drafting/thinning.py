"""Which saved states of a draft can go.

All of the last ten minutes stay; of the day before that, each person's last one of every minute;
of what is older, each person's last one of every hour. The first state, the newest one, restored
ones and those that an open page began from stay in any case.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

IN_FULL = timedelta(minutes=10)
BY_MINUTE = timedelta(days=1)


class State(NamedTuple):
    """A state that the draft was in, without its words."""

    pk: int
    edit: int
    by: int | None
    at: datetime
    why: str


def dispensable(states: Sequence[State], *, bases: Collection[int], now: datetime) -> list[int]:
    """The keys of those that can go. `states` come in the order of their saves."""
    kept: set[tuple[object, ...]] = set()
    going = []
    for state in reversed(states):
        slot = _slot(state, now)
        stays = (
            slot not in kept
            or state.why == "restored"
            or state.edit in bases
            or state in (states[0], states[-1])
        )
        kept.add(slot)
        if not stays:
            going.append(state.pk)
    return going


def _slot(state: State, now: datetime) -> tuple[object, ...]:
    """Of the states that share a slot one is enough."""
    age = now - state.at
    if age <= IN_FULL:
        return (state.pk,)
    minute = state.at.replace(second=0, microsecond=0)
    return (state.by, minute if age <= BY_MINUTE else minute.replace(minute=0))
