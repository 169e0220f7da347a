"""How far learners come in a lab: counted from what each did, decided without a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from statistics import median


@dataclass(frozen=True, slots=True)
class Part:
    """What one learner did in one revision of the lab. Runs are numbered over all revisions."""

    person: int
    """Who the learner turned out to be."""
    learner: int
    revision: int
    goals: int
    """The most goals met at once."""
    bonus: bool
    began: datetime
    won_at: datetime | None
    first_run: int
    last_run: int
    won_run: int | None
    """The first run that won."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many people came how far; each number is at most the one before."""

    started: int = 0
    first_goal: int = 0
    won: int = 0
    bonus: int = 0
    median_tries: float | None = None
    """Runs begun up to and with the first that won, of those who won."""
    median_seconds: float | None = None
    """From the first step to the first win, of those who won."""


def funnel_of(parts: Iterable[Part]) -> Funnel:
    """The funnel of these parts; those of one person count once."""
    people = [list(own) for _, own in groupby(sorted(parts, key=_person), key=_person)]
    winners = [own for own in people if _won(own)]
    return Funnel(
        started=len(people),
        first_goal=sum(_won(own) or any(part.goals for part in own) for own in people),
        won=len(winners),
        bonus=sum(any(part.bonus for part in own) for own in winners),
        median_tries=median(map(_tries, winners)) if winners else None,
        median_seconds=median(map(_seconds, winners)) if winners else None,
    )


_person = attrgetter("person")
_learner = attrgetter("learner")


def _won(own: list[Part]) -> bool:
    return any(part.won_at is not None for part in own)


def _seconds(own: list[Part]) -> float:
    """From the first step to the first win of somebody who won."""
    won_at = min(part.won_at for part in own if part.won_at is not None)
    return (won_at - min(part.began for part in own)).total_seconds()


def _tries(own: list[Part]) -> int:
    """Runs begun up to and with the first that won, of somebody who won.

    Of learners who turned out to be one person, those who began before the winner count whole.
    """
    by_learner = [list(each) for _, each in groupby(sorted(own, key=_learner), key=_learner)]
    in_order = sorted(by_learner, key=lambda each: min(part.began for part in each))
    winner = next(number for number, each in enumerate(in_order) if _won(each))
    return sum(map(_begun, in_order[:winner])) + _begun_to_win(in_order[winner])


def _begun(each: list[Part]) -> int:
    """Runs that one learner began."""
    return max(part.last_run for part in each) - min(part.first_run for part in each) + 1


def _begun_to_win(each: list[Part]) -> int:
    """Runs that one learner who won began up to and with the first that won."""
    won = min(part.won_run for part in each if part.won_run is not None)
    return won - min(part.first_run for part in each) + 1
