"""Replaying runs, and remembering what came out: the same moves always come to the same."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from labs.compiling import LabContent
from labs.mechanics import BadMovesError, Moves, Report
from labs.run_ids import moves_of, run_id

REPORTS_KEPT = 512


def replayed(content: LabContent, moves: Moves) -> Report:
    """What these moves come to, in the reader's language. Drafts are played anew each time."""
    if content.is_draft:
        return content.mechanics.play(content.setup, moves)
    return _replayed(content, moves, get_language())


@lru_cache(maxsize=REPORTS_KEPT)
def _replayed(content: LabContent, moves: Moves, _language: str | None) -> Report:
    return content.mechanics.play(content.setup, moves)


def checked(content: LabContent, run: str) -> Moves:
    """The moves of a run's id. Raises BadMovesError for an id that this lab could not have made."""
    moves = moves_of(run)
    if moves:
        _check_length(content, moves)
        content.mechanics.check(content.setup, moves)
    return moves


def moves_after(content: LabContent, moves: Moves, posted: dict[str, str]) -> Moves:
    """The moves once a form is sent: one undone, none, or what the lab makes of its fields.

    Raises BadMovesError for a form that makes no sense, RefusedError for a lever that does
    nothing now.
    """
    if "reset" in posted:
        return ()
    if "undo" in posted:
        return moves[:-1] if content.mechanics.is_sequence else ()
    after = content.mechanics.after(content.setup, moves, posted)
    _check_length(content, after)
    run_id(after)
    return after


def _check_length(content: LabContent, moves: Moves) -> None:
    most = content.mechanics.most_moves
    if len(moves) > most:
        raise BadMovesError(
            _("A run has at most %(most)s moves. Undo one, or start again.") % {"most": most}
        )


def forget_replays() -> None:
    """Forget every replay; for tests, which use ids again."""
    _replayed.cache_clear()
