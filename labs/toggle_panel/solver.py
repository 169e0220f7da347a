"""A proof that a shift can be won: the best switches for each part of it, tried by replay."""

from __future__ import annotations

from itertools import product

from .experiment import Table, z_score
from .mission import QUICK, judge, lost_pages, right_answer
from .moves import Call, Move, Naming, SuiteRun, Turn
from .panel import SHARES, Panel
from .parameters import Numbers
from .replay import Shift, play_minute, replay
from .timetable import minute

PARTS = ((1, 2), (3, 4), (5, 6), (7, 10))
"""First and last minute of the parts in which one setting does."""


def winning_moves(numbers: Numbers, table: Table) -> tuple[Move, ...] | None:
    """A won shift, with the bonus where there is a plain way to it; None where none was found.

    Each part has at most six settings worth trying, so no more than 6^4 shifts are replayed.
    """
    won: tuple[Move, ...] | None = None
    for panels in product(*(_candidates(numbers, table, first) for first, _ in PARTS)):
        moves = _shift_with(numbers, table, panels)
        standing = judge(replay(numbers, table, moves))
        if standing.bonus:
            return moves
        won = won or (moves if standing.won else None)
    return won


def _shift_with(numbers: Numbers, table: Table, panels: tuple[Panel, ...]) -> tuple[Move, ...]:
    """A shift that runs the whole suite in minute 2, names the pair and reads the test out."""
    turns: list[Move] = []
    for (first, last), panel in zip(PARTS, panels, strict=True):
        turns += [Turn(panel)] * (last - first + 1)
    turns[1] = SuiteRun("all")
    shift = replay(numbers, table, turns)
    call = Call(right_answer(z_score(shift.counts)))
    return (*turns, Naming(shift.clash), call)


def _candidates(numbers: Numbers, table: Table, first: int) -> tuple[Panel, ...]:
    """For each share of the checkout the fullest panel and the fullest quick one."""
    coming = minute(numbers, first)
    found: dict[Panel, None] = {}
    for share in (max(SHARES), 0, min(SHARES)):
        played = []
        for recs, stock, media in product((True, False), repeat=3):
            panel = Panel(recs, stock, media, share, fallback=True, policy="static")
            played.append(play_minute(Shift(numbers, table, panel), coming))
        fullest = min(played, key=lambda one: (lost_pages(one), -len(one.panel.lit)))
        quick = min(
            played,
            key=lambda one: (
                lost_pages(one),
                one.load.milliseconds > QUICK,
                -len(one.panel.lit),
                one.load.milliseconds,
            ),
        )
        found |= {quick.panel: None, fullest.panel: None}
    return tuple(found)
