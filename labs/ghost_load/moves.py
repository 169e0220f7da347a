"""The words a run is kept in: g75_s20_pwel is 75% ghosts on 20 servers, show_s30_pwel the release.

The letters say what is switched on: p pages do not wait, w ghost writes go to a shadow store,
e the alert on errors, l the connection limit is raised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..mechanics import BadMovesError
from .parameters import SHARES, Parameters

WORD = re.compile(r"(?:g([1-9]\d{0,2})|show)_s([1-9]\d{0,2})(?:_(p?w?e?l?))?", re.ASCII)
REAL_SHARE = 100
"""Once the interface shows, real people bring the daily peak and the ghosts stop."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ramp with its settings, or, with no ghosts, the release."""

    ghosts: int | None
    """Ghost load in % of the peak; None once the interface shows."""
    servers: int
    apart: bool = False
    """Pages do not wait for the answer."""
    shadow: bool = False
    """Ghost writes go to a store of their own."""
    alert: bool = False
    """Somebody is told when calls fail."""
    raised: bool = False
    """The connection limit is out of the way."""

    @property
    def shows(self) -> bool:
        """Whether this is the release."""
        return self.ghosts is None

    @property
    def share(self) -> int:
        """The load in % of the peak, whoever brings it."""
        return REAL_SHARE if self.ghosts is None else self.ghosts

    @property
    def word(self) -> str:
        """This step as a move."""
        letters = zip("pwel", (self.apart, self.shadow, self.alert, self.raised), strict=True)
        switched = "".join(letter for letter, on in letters if on)
        start = "show" if self.ghosts is None else f"g{self.ghosts}"
        return f"{start}_s{self.servers}" + (f"_{switched}" if switched else "")


def step_of(word: str, tier: Parameters) -> Step:
    """The step a move stands for. Raises BadMovesError for a word no form of this lab makes."""
    found = WORD.fullmatch(word)
    if found is None:
        raise BadMovesError(word)
    share, servers, letters = found[1], int(found[2]), found[3] or ""
    ghosts = int(share) if share else None
    step = Step(ghosts, servers, "p" in letters, "w" in letters, "e" in letters, "l" in letters)
    known = ghosts is None or ghosts in SHARES
    if not known or servers not in tier.servers_offered or step.word != word:
        raise BadMovesError(word)
    return step
