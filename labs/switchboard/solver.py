"""The proof that a mission can be won: a run that wins it."""

from __future__ import annotations

from labs.switchboard.mission import judged
from labs.switchboard.replay import replay
from labs.switchboard.site import Site

SHARED = ("expand", "deploy", "smoke", "flip", "flip", "flip")
OWN = ("deploy", "smoke", "flip", "flip", "flip")


def winning_moves(site: Site) -> tuple[str, ...] | None:
    """The shortest run that wins, None where there is none.

    Shared database: nothing an author may set stands in its way. Two databases: v2 must have been
    live before anyone can go back, for a second at least, and these moves go back after just that
    second. A run that loses fewer writes does not exist, so if this one loses too many, all do.
    """
    moves = OWN if site.has_two_databases else SHARED
    return moves if judged(site, replay(site, moves)).won else None
