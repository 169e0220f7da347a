"""The choices of a question: who picks what, and how that goes with ability."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.exports.small_counts import is_hidden, told_count
from quizzes.statistics.figures import NO_CHOICE, ChoiceStatistics, ItemStatistics
from results.plots.axes import as_percent
from results.questions.told import NOTHING, Spot, correlation_spot, percent, share_spot


@dataclass(frozen=True, slots=True)
class Third:
    """The share of a choice in one third of ability, and the width of its bar; "" for none."""

    told: str
    width: str


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice, or what none of them covers."""

    label: str
    is_right: bool
    n: str
    share: Spot
    discrimination: Spot
    thirds: tuple[Third, ...]


def told_counts(found: ItemStatistics, *, sees_individuals: bool) -> list[str]:
    """How often each choice was taken, as it may be told."""
    return [told_count(each.n, sees_individuals=sees_individuals) for each in found.choices]


def is_told(choice: ChoiceStatistics, words: str) -> bool:
    """Whether these words are the choice's count, so that its figures may be told as well."""
    return words == told_count(choice.n, sees_individuals=True)


def choice_rows(found: ItemStatistics, *, sees_individuals: bool) -> Iterator[ChoiceRow]:
    """A line for each choice, in their author's order. What is small is withheld."""
    told = told_counts(found, sees_individuals=sees_individuals)
    thirds = tuple(
        not is_hidden(each.n, sees_individuals=sees_individuals) for each in found.thirds
    )
    for choice, words in zip(found.choices, told, strict=True):
        hidden = not is_told(choice, words)
        yield ChoiceRow(
            label=label_of(choice),
            is_right=choice.is_right,
            n=words,
            share=share_spot(choice.share, is_hidden=hidden),
            discrimination=correlation_spot(choice.discrimination, is_hidden=hidden),
            thirds=tuple(_thirds(choice, (False,) * len(thirds) if hidden else thirds)),
        )


def label_of(choice: ChoiceStatistics) -> str:
    """The choice in its author's words."""
    return _("Anything else") if choice.key == NO_CHOICE else choice.label


def _thirds(choice: ChoiceStatistics, told: tuple[bool, ...]) -> Iterator[Third]:
    for share, may_tell in zip(choice.thirds, told, strict=True):
        if share is None or not may_tell:
            yield Third(NOTHING, "")
        else:
            yield Third(percent(share), as_percent(100 * share))
