"""What changed between two texts, paragraph by paragraph, and in these word by word. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from courses.changes.marks import Mark
from courses.changes.places import Paragraph
from releases.comparing.matching import Budget, gaps, matching
from releases.comparing.words import Piece, pieces

STEPS = 200_000
"""What one comparison may take: about a fifth of a second, once per pair of texts."""
ALIKE = 0.5
"""Paragraphs that share this much of the shorter one's words are one that was changed."""
MOST_PAIRED = 100
"""Paragraphs of a stretch that are looked through for pairs; longer ones were written anew."""


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that was changed, taken out or put in."""

    pieces: tuple[Piece, ...]
    place: int = 0
    """Which paragraph of the new text it is; of one that is gone, before which it stood."""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed from one text to another."""

    paragraphs: tuple[Change, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What shows them in the new text, in its order."""
    fragments: tuple[int, ...] = ()
    """Each stretch of markup that was compared, by its hash: where the marks belong."""

    @property
    def marked(self) -> tuple[int, ...]:
        """The numbers of those that marks show, from 1."""
        return tuple(sorted({mark.change for mark in self.marks}))

    @property
    def unmarked(self) -> tuple[Change, ...]:
        """Those that no mark shows."""
        shown = self.marked
        return tuple(c for number, c in enumerate(self.paragraphs, 1) if number not in shown)

    def __len__(self) -> int:
        return len(self.paragraphs)


NO_CHANGES = Changes()


def compare(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Changes:
    """The paragraphs that differ, in the order of the new text."""
    budget = Budget(STEPS)
    before, after = [each.text for each in old], [each.text for each in new]
    found: list[Change] = []
    for gone, come in gaps(matching(before, after, budget), len(before), len(after)):
        place = come.start
        for was, now in _pairs(old[gone], new[come]):
            turned = pieces(was.text if was else "", now.text if now else "", budget)
            found.append(Change(tuple(turned), place, is_gone=now is None))
            place += now is not None
    return Changes(tuple(found))


type _Pair = tuple[Paragraph | None, Paragraph | None]


def _pairs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[_Pair]:
    """Which paragraph became which; None where there was or is none. Order is kept.

    What is left between two that are alike was rewritten, the first of it into the first.
    """
    done = 0
    left: list[Paragraph] = []
    for now in new:
        place = _first_alike(old, done, now)
        if place is None:
            left.append(now)
            continue
        yield from zip_longest(old[done:place], left)
        yield old[place], now
        done, left = place + 1, []
    yield from zip_longest(old[done:], left)


def _first_alike(old: Sequence[Paragraph], start: int, now: Paragraph) -> int | None:
    words = set(now.text.lower().split())
    for place in range(start, min(len(old), start + MOST_PAIRED)):
        others = set(old[place].text.lower().split())
        if len(words & others) >= ALIKE * min(len(words), len(others)):
            return place
    return None
