"""A posted form, read as the next step; nothing in it is trusted."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ..mechanics import BadMovesError
from .moves import Step
from .parameters import SHARES, Parameters

SWITCHES = ("apart", "shadow", "alert", "raised")
LEVERS = ("step", "show")
FIELDS = frozenset({"share", "servers", "lever", "go", *SWITCHES})


def posted_step(posted: Mapping[str, str], tier: Parameters) -> Step:
    """The step this form asks for. Raises BadMovesError, in words, where it asks for none."""
    if not posted.keys() <= FIELDS or any(posted.get(name, "on") != "on" for name in SWITCHES):
        raise BadMovesError(
            _("This form has something in it that the lab does not know. Reload the page.")
        )
    lever = posted.get("lever")
    if lever not in LEVERS:
        raise BadMovesError(_("Choose what to do: send ghosts, or show the interface."))
    share = _chosen(posted.get("share"), SHARES)
    if share is None:
        raise BadMovesError(_("Choose how much ghost load to send, one of the shares on offer."))
    servers = _chosen(posted.get("servers"), tier.servers_offered)
    if servers is None:
        raise BadMovesError(_("Choose one of the numbers of servers on offer."))
    switched = {name: name in posted for name in SWITCHES}
    return Step(share if lever == "step" else None, servers, **switched)


def _chosen(value: str | None, offered: tuple[int, ...]) -> int | None:
    """The number that was chosen, if it is on offer and written as the form writes it."""
    return next((number for number in offered if str(number) == value), None)
