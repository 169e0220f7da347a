"""Lines of both files, from the pieces a statement gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from courses.exports.cells import cell, moment
from labs.exports.measured import measured_cells

type Pieces = Iterable[Sequence[Any]]
"""Rows of numbers and texts; from PostgreSQL all are texts."""


def run_lines(rows: Pieces) -> str:
    """A line per run."""
    return "".join(
        f"{number},{who},{what},{counts},{cell(moves)},{ends},{moment(at)},"
        f"{measured_cells(mechanics, measures)}\n"
        for number, who, what, counts, moves, ends, at, mechanics, measures in rows
    )


def learner_lines(rows: Pieces) -> str:
    """A line per learner and lab."""
    return "".join(
        f"{who},{what},{ends},{tries},{_times(*times)},{best},{cell(moves)},{goals},"
        f"{measured_cells(mechanics, measures)}\n"
        for who, what, ends, tries, *times, best, moves, goals, mechanics, measures in rows
    )


def _times(began: str, won_at: str, ended: str) -> str:
    """Whole seconds from the first form to the first that won, and when each was and the last.

    Without a win two cells are empty.
    """
    if not won_at:
        return f",{moment(began)},,{moment(ended)}"
    took = datetime.fromisoformat(won_at) - datetime.fromisoformat(began)
    seconds = int(took.total_seconds())
    return f"{seconds},{moment(began)},{moment(won_at)},{moment(ended)}"
