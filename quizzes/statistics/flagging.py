"""Deciding what to look at in a question. Pure; `quizzes.statistics.flags` has the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizzes.statistics.flags import (
    EASY,
    FEW,
    HARD,
    RARE,
    RARE_FROM,
    SLOW_MS,
    SLOW_TIMES,
    STRONG_FROM,
    UNPICKED_FROM,
    WEAK,
    Flag,
)

if TYPE_CHECKING:
    from quizzes.statistics.figures import ChoiceStatistics, ItemStatistics

GUESSED = ("single", "true_false")
"""Kinds in which one choice of those listed is taken, so that guessing has a known chance."""
FORESEEN = ("numeric", "short_text")
"""Kinds whose wrong patterns are guesses of the author's, offered to nobody."""


def flags_of(found: ItemStatistics) -> Iterator[Flag]:
    """Every reason to look, the serious ones first; with too few answers only that."""
    if found.n < FEW:
        yield Flag("few", number=found.n)
        return
    yield from _difficulty(found)
    yield from _discrimination(found)
    yield from _strong(found)
    if found.item.kind not in FORESEEN:
        yield from _unused(found)


def slow(found: ItemStatistics, middle: float) -> Iterator[Flag]:
    """Far slower than the `middle` question of its check, in milliseconds."""
    ms = found.median_ms
    if found.n >= FEW and ms is not None and ms > max(SLOW_MS, SLOW_TIMES * middle):
        yield Flag("slow", number=round(ms / 1000))


def _difficulty(found: ItemStatistics) -> Iterator[Flag]:
    right = found.facility.value if found.facility else 0.0
    if right < _chance(found):
        yield Flag("hard", number=round(100 * right))
    if right > EASY:
        yield Flag("easy", number=int(100 * right))


def _chance(found: ItemStatistics) -> float:
    """What guessing reaches: one of those listed, as many of them as are right."""
    choices = found.item.choices
    right = sum(choice.is_right for choice in choices)
    if found.item.kind not in GUESSED or right == len(choices):
        return HARD
    return right / len(choices)


def _discrimination(found: ItemStatistics) -> Iterator[Flag]:
    r = found.discrimination
    if r is None or found.complete < FEW:
        return
    if r.value < 0:
        yield Flag("negative")
    elif r.value < WEAK:
        yield Flag("weak")


def _strong(found: ItemStatistics) -> Iterator[Flag]:
    """Wrong choices that go with ability: surely so, or more than the right one does."""
    if found.complete < FEW:
        return
    key = found.discrimination.value if found.discrimination else 0.0
    for choice in _distractors(found):
        r = choice.discrimination
        if choice.n >= STRONG_FROM and r is not None and (r.low > 0 or r.value > max(key, 0.0)):
            yield Flag("strong", choice=choice.label)


def _unused(found: ItemStatistics) -> Iterator[Flag]:
    for choice in _distractors(found):
        if choice.n == 0 and found.n >= UNPICKED_FROM:
            yield Flag("unpicked", choice=choice.label)
        elif choice.n < RARE * found.n and found.n >= RARE_FROM:
            yield Flag("rare", choice=choice.label)


def _distractors(found: ItemStatistics) -> list[ChoiceStatistics]:
    """The wrong ones that an author wrote."""
    return [choice for choice in found.choices if choice.key and not choice.is_right]
