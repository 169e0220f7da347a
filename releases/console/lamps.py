"""Lamps in short: how many guardrails of a release are in which state, and of how many readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.health import Lamp

WORST_FIRST = ("breach", "watch", "fine", "too-few")


@dataclass(frozen=True, slots=True)
class LampsInShort:
    """What the list of releases says of one."""

    counts: tuple[tuple[str, str], ...]
    sample: int


def state_word(state: str) -> str:
    """A lamp's state as people read it."""
    words = {
        "breach": _("breach"),
        "watch": _("watch"),
        "fine": _("fine"),
        "too-few": _("too few to tell"),
    }
    return words[state]


def in_short(lamps: Iterable[Lamp]) -> LampsInShort:
    """The states there are, the worst first, each with its count; and the largest sample."""
    lamps = list(lamps)
    counted = Counter(str(lamp.state) for lamp in lamps)
    told = tuple(
        (state, f"{counted[state]} {state_word(state)}") for state in WORST_FIRST if counted[state]
    )
    return LampsInShort(told, max((lamp.sample for lamp in lamps), default=0))
