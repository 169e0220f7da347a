"""A run's id: its moves joined by dots, short enough for an address."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from labs.mechanics import BadMovesError, Moves
from labs.models.runs import LONGEST_RUN

_WORD = re.compile(r"[a-z0-9_]{1,24}", re.ASCII)


def run_id(moves: Moves) -> str:
    """The id of a run; "" before anything was tried. Raises BadMovesError where it is too long."""
    joined = ".".join(moves)
    if len(joined) > LONGEST_RUN:
        raise BadMovesError(_("This run is too long to go on with. Undo a move, or start again."))
    return joined


def moves_of(run: str) -> Moves:
    """The moves of a run's id. Raises BadMovesError for text that is no such id."""
    if not run:
        return ()
    words = tuple(run.split(".")) if len(run) <= LONGEST_RUN else ()
    if not words or not all(_WORD.fullmatch(word) for word in words):
        raise BadMovesError(_("There is no run of that name. Start from the run below."))
    return words
