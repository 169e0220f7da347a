"""A posted panel, read as a move. Nothing in a form is believed."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from labs.mechanics import BadMovesError, RefusedError

from .acceptance import PAIRS
from .moves import CALLS, SUITE_NAMES, Call, Move, Naming, Redeployment, SuiteRun, Turn
from .panel import POLICIES, SHARES, Panel
from .replay import Shift, refusal
from .situations import refused

SWITCHES = ("recs", "stock", "media", "checkout", "fallback")
FIELDS = (*SWITCHES, "share", "policy", "pair", "lever", "go")
PAIR_NAMES = {"_".join(pair): pair for pair in PAIRS}


def move_from(posted: Mapping[str, str], shift: Shift) -> Move:
    """The move that this form asks for.

    Raises BadMovesError for a form with something missing or unknown, RefusedError where it
    would move switches in a minute that is spent otherwise.
    """
    if unknown := [name for name in posted if name not in FIELDS]:
        raise BadMovesError(
            _("The panel does not know a field of this form: “%(name)s”. Load the page again.")
            % {"name": unknown[0][:24]}
        )
    panel = _panel(posted)
    lever = posted.get("lever", "")
    if lever == "run":
        return Turn(panel)
    if lever == "name":
        return _naming(posted, shift)
    move = _LEVERS.get(lever)
    if move is None:
        raise BadMovesError(_("Press one of the panel’s buttons to go on."))
    if not isinstance(move, Call) and not shift.is_over and panel != shift.panel:
        raise RefusedError(refused("busy"))
    return move


_FIXED: tuple[Move, ...] = (
    *(SuiteRun(name) for name in SUITE_NAMES),
    Redeployment(),
    *(Call(answer) for answer in CALLS),
)
_LEVERS: dict[str, Move] = {move.word: move for move in _FIXED}


def _panel(posted: Mapping[str, str]) -> Panel:
    """The switches as sent; a switch that is off sends nothing."""
    for name in SWITCHES:
        if posted.get(name, "on") != "on":
            raise BadMovesError(_("A switch is either on or off. Load the page again."))
    share, policy = posted.get("share", ""), posted.get("policy", "")
    if share not in map(str, SHARES):
        raise BadMovesError(_("Choose a share of customers for the new checkout: 10 or 50%."))
    if policy not in POLICIES:
        raise BadMovesError(_("Choose what the servers do without the toggle store."))
    return Panel(
        recs="recs" in posted,
        stock="stock" in posted,
        media="media" in posted,
        share=int(share) if "checkout" in posted else 0,
        fallback="fallback" in posted,
        policy=policy,
    )


def _naming(posted: Mapping[str, str], shift: Shift) -> Naming:
    name = posted.get("pair", "")
    if name in PAIR_NAMES:
        return Naming(PAIR_NAMES[name])
    if reason := refusal(shift, Naming(PAIRS[0])):
        raise RefusedError(refused(reason))
    raise BadMovesError(_("Choose the two toggles that cannot be on together, then name them."))
