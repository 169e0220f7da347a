"""What the learner chooses for a release, and how a run writes it down in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from labs.mechanics import Moves

SHARES = (1, 2, 5, 10, 25)
"""Percent of customers in ring A2."""
SOAKS = (2, 5, 10, 15)
"""Minutes in each ring."""
MINIMUMS = (1, 100, 300)
"""Sessions that the rule waits for before it may trip."""
RULES = ("band", "guarded")
"""Trip under the range; or only when two standard errors of chance do not explain it."""
BUILDS = 40
ALL = "all"


@dataclass(frozen=True, slots=True)
class Settings:
    """The ramp and its trip rule."""

    share: int
    soak: int
    minimum: int
    rule: str

    @property
    def words(self) -> Moves:
        """The settings as the moves of a run."""
        return (f"share_{self.share}", f"soak_{self.soak}", f"min_{self.minimum}", self.rule)

    @property
    def name(self) -> str:
        """One word for all of it, to look prepared results up by."""
        return f"{self.share}.{self.soak}.{self.minimum}.{self.rule}"


EVERY = tuple(Settings(*chosen) for chosen in product(SHARES, SOAKS, MINIMUMS, RULES))
START = Settings(share=5, soak=10, minimum=1, rule="band")
"""What stands chosen before anything ran: a rule that many teams begin with."""

_settings = {settings.words: settings for settings in EVERY}
_scopes: dict[str, int | None] = {
    ALL: None,
    **{f"build_{number}": number for number in range(1, BUILDS + 1)},
}


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button: these settings, for all builds or for the one of this number."""

    settings: Settings
    build: int | None

    @property
    def moves(self) -> Moves:
        """The run that this press makes."""
        scope = ALL if self.build is None else f"build_{self.build}"
        return (*self.settings.words, scope)


def press_of(moves: Moves) -> Press:
    """The press that made this run. Raises KeyError for moves that none could have made."""
    if len(moves) != 5:
        raise KeyError(moves)
    return Press(settings=_settings[moves[:4]], build=_scopes[moves[4]])


def next_build(moves: Moves) -> int:
    """Which build `Run one` takes after this run: the next one, from the first again at the end."""
    shown = press_of(moves).build if moves else None
    return 1 if shown is None else shown % BUILDS + 1
