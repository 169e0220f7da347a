"""What to look at in a question, with the reason in words, and where the thresholds are from."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

FEW = 30
"""First tries below which nothing is said: a share's interval is then ±0.18 at its widest."""
UNPICKED_FROM = 50
"""First tries from which a choice that nobody takes is told: one that 5 % took would by then be
missing less than once in twelve times."""
RARE_FROM, RARE = 100, 0.05
"""A distractor works where at least 5 % choose it (T. M. Haladyna and S. M. Downing, "How many
options is enough for a multiple-choice test item?", Educational and Psychological Measurement 53
(1993), 999–1010)."""
STRONG_FROM = 10
"""Picks below which nothing is said of who picks a wrong choice: two or three strong learners who
slip would make it seem the right one."""
EASY = 0.95
"""Above it a question hardly tells learners apart; our own line. It may still be worth asking."""
HARD = 0.2
"""Right on the first try by fewer, where guessing has no better chance than that."""
WEAK = 0.2
"""Below it an item is poor (R. L. Ebel and D. A. Frisbie, Essentials of Educational Measurement,
5th edition, 1991, chapter 13)."""
SLOW_TIMES, SLOW_MS = 2.5, 60_000
"""Slow is this many times the middle question of the check, and more than a minute; our own."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at: a code that never changes, and what its words are about."""

    code: str
    choice: str = ""
    """The choice, in its author's words."""
    number: int = 0
    """Answers, or whole per cents, or seconds, as the code has it."""

    @property
    def words(self) -> str:
        """The reason, in the language of who reads it."""
        return _WORDS[self.code](self)

    @property
    def is_serious(self) -> bool:
        """Whether it may be a mistake of the question rather than a property."""
        return self.code in ("strong", "negative", "hard")


def _few(flag: Flag) -> str:
    words = ngettext(
        "Too few answers to tell: %(count)d, with %(few)d much can be said.",
        "Too few answers to tell: %(count)d, with %(few)d much can be said.",
        flag.number,
    )
    return words % {"count": flag.number, "few": FEW}


def _unpicked(flag: Flag) -> str:
    return _("Nobody picks “%(choice)s”.") % {"choice": flag.choice}


def _rare(flag: Flag) -> str:
    return _("Fewer than 5 %% pick “%(choice)s”.") % {"choice": flag.choice}


def _strong(flag: Flag) -> str:
    words = _("Strong learners pick “%(choice)s”. Is it right after all, or are the words unclear?")
    return words % {"choice": flag.choice}


def _easy(flag: Flag) -> str:
    return _("Very easy: %(share)d %% are right on the first try.") % {"share": flag.number}


def _hard(flag: Flag) -> str:
    words = _("Very hard: %(share)d %% are right on the first try, no more than by guessing.")
    return words % {"share": flag.number}


def _negative(_flag: Flag) -> str:
    return _("Weak learners get it right more often than strong ones. Look at the key first.")


def _weak(_flag: Flag) -> str:
    return _("It hardly tells strong learners from weak ones.")


def _slow(flag: Flag) -> str:
    words = ngettext(
        "Slow: half take longer than %(count)d second.",
        "Slow: half take longer than %(count)d seconds.",
        flag.number,
    )
    return words % {"count": flag.number}


_WORDS = {
    "few": _few,
    "unpicked": _unpicked,
    "rare": _rare,
    "strong": _strong,
    "easy": _easy,
    "hard": _hard,
    "negative": _negative,
    "weak": _weak,
    "slow": _slow,
}
