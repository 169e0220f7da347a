"""The words of two people about one draft, side by side and put together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from releases.comparing.folding import Folded, Shown, folded
from releases.comparing.matching import Budget
from releases.comparing.words import pieces
from releases.drafting.threeway import YOURS, Clash, Merged, merge
from releases.drafting.words import Words, rows_as_text

type Outcome = Literal["mine", "theirs", "both", "clash"]
"""Who changed it: one of the two, both without overlapping, or both in the same place."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, or the rows of a formset, that the two sides do not say alike."""

    name: str
    label: str
    mine: str
    theirs: str
    merged: str
    outcome: Outcome
    clashes: int
    is_long: bool
    """Whether it is written in several lines: then a clash is told within it."""
    is_rows: bool
    pieces: list[Shown | Folded]
    """Theirs turned into mine, by words."""

    @property
    def is_chosen(self) -> bool:
        """Whether one side has to be chosen as a whole."""
        return self.outcome == "clash" and not self.is_long

    @property
    def line(self) -> int:
        """Where the first clash of a long text stands, counted from 1."""
        return self.merged.partition(YOURS)[0].count("\n") + 1


@dataclass(frozen=True, slots=True)
class Together:
    """What differs, and the words that both come to; of two to choose from, mine stand there."""

    differences: list[Difference]
    words: Words

    @property
    def clashes(self) -> int:
        """Places that a person has to decide."""
        return sum(each.clashes for each in self.differences)


def together(
    base: Words | None,
    mine: Words,
    theirs: Words,
    *,
    labels: Mapping[str, str],
    long_fields: Collection[str],
) -> Together:
    """What two people made of the same words. A long text is put together; of anything short,
    and of the rows of a formset, one side is right as a whole."""
    found = {each.name: each for each in _differences(base, mine, theirs, labels, long_fields)}
    fields = {
        name: found[name].merged if name in found else value for name, value in mine.fields.items()
    }
    rows = {
        prefix: theirs.rows[prefix]
        if prefix in found and found[prefix].outcome == "theirs"
        else own
        for prefix, own in mine.rows.items()
    }
    return Together(list(found.values()), Words(fields, rows))


def _differences(
    base: Words | None,
    mine: Words,
    theirs: Words,
    labels: Mapping[str, str],
    long_fields: Collection[str],
) -> Iterator[Difference]:
    begun = _texts(base) if base else None
    others, budget = _texts(theirs), Budget()
    for name, own in _texts(mine).items():
        other = others.get(name, "")
        if own == other:
            continue
        before = begun.get(name, "") if begun else None
        is_long = name in long_fields
        merged = merge(before, own, other) if is_long else _whole(before, own, other)
        yield Difference(
            name=name,
            label=labels.get(name, name),
            mine=own,
            theirs=other,
            merged=merged.text if is_long or not merged.clashes else own,
            outcome=_outcome(before, own, other, merged),
            clashes=merged.clashes,
            is_long=is_long,
            is_rows=name in mine.rows,
            pieces=folded(pieces(other, own, budget)),
        )


def _texts(words: Words) -> dict[str, str]:
    """Everything as text, by field and by formset."""
    rows = {prefix: rows_as_text(rows) for prefix, rows in words.rows.items()}
    return {**words.fields, **rows}


def _whole(base: str | None, mine: str, theirs: str) -> Merged:
    """One of the two that differ, as it stands."""
    if mine == base:
        return Merged((theirs,))
    return Merged((mine if theirs == base else Clash(mine, theirs),))


def _outcome(base: str | None, mine: str, theirs: str, merged: Merged) -> Outcome:
    if merged.clashes:
        return "clash"
    if mine == base:
        return "theirs"
    return "mine" if theirs == base else "both"
