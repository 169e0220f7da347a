"""What a learner can do, and the words that a run keeps it by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .acceptance import PAIRS, SUITES, Pair
from .panel import POLICIES, Panel

CALLS = ("new", "old", "wait")
"""The read-out of the A/B test: the new is better, the old is better, it cannot be told."""
SUITE_NAMES = ("all", "now", *(name for name in SUITES if name != "all"))


@dataclass(frozen=True, slots=True)
class Turn:
    """Set the switches so, and let a minute pass."""

    panel: Panel

    @property
    def word(self) -> str:
        """As "set_rsm_c50_f_static": toggles, the checkout's share, fallback or wait, policy."""
        panel = self.panel
        toggles = {"r": panel.recs, "s": panel.stock, "m": panel.media}
        letters = "".join(letter for letter, on in toggles.items() if on) or "0"
        return f"set_{letters}_c{panel.share}_{'f' if panel.fallback else 'w'}_{panel.policy}"


@dataclass(frozen=True, slots=True)
class SuiteRun:
    """Spend the minute on the acceptance suite; no switch moves."""

    name: str

    @property
    def word(self) -> str:
        """As a run keeps it."""
        return f"suite_{self.name}"


@dataclass(frozen=True, slots=True)
class Redeployment:
    """Send for the old build; no switch moves, and a third of the cores is out from now on."""

    word: str = "redeploy"


@dataclass(frozen=True, slots=True)
class Naming:
    """Name the pair that cannot be on together. Takes no time."""

    pair: Pair

    @property
    def word(self) -> str:
        """As a run keeps it."""
        return "pair_" + "_".join(self.pair)


@dataclass(frozen=True, slots=True)
class Call:
    """Read the A/B test out. Takes no time."""

    answer: str

    @property
    def word(self) -> str:
        """As a run keeps it."""
        return f"ab_{self.answer}"


type Move = Turn | SuiteRun | Redeployment | Naming | Call

_FIXED: tuple[Move, ...] = (
    *(SuiteRun(name) for name in SUITE_NAMES),
    Redeployment(),
    *(Naming(pair) for pair in PAIRS),
    *(Call(answer) for answer in CALLS),
)
_BY_WORD: dict[str, Move] = {move.word: move for move in _FIXED}
_TURN = re.compile(rf"set_(0|(?=[rsm])r?s?m?)_c(0|10|50)_([fw])_({'|'.join(POLICIES)})")


def read_move(word: str) -> Move | None:
    """The move that a word stands for; None where it stands for none."""
    if word in _BY_WORD:
        return _BY_WORD[word]
    if (turn := _TURN.fullmatch(word)) is None:
        return None
    letters, share, fallback, policy = turn.groups()
    return Turn(
        Panel("r" in letters, "s" in letters, "m" in letters, int(share), fallback == "f", policy)
    )
