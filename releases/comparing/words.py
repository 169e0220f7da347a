"""Which words of two texts are the same: line by line first, then by word where lines differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from releases.comparing.matching import Budget, Run, gaps, matching

type Line = tuple[str, ...]
"""The words of a line, with the spaces and signs between them."""
type Kept = list[bool]
"""For each word in turn, whether the other text has it too."""
type Gap = tuple[slice, slice]
"""Lines of the old and of the new text between those that are alike."""
type Kind = Literal["same", "removed", "added"]

FEWEST_ALIKE = 0.25
"""Lines that share less of their words than this were written anew: they are told whole."""
LONG_GAP = 1000
"""Words of a gap that is looked at as a whole."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\w+|\n|[^\S\n]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is in both texts, only in the old or only in the new one."""

    kind: Kind
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to see but that something went or came."""
        return not self.text.strip()


def lines_of(text: str) -> list[Line]:
    """The lines of a text as words; joined they are the text again."""
    return [tuple(_WORD.findall(line)) for line in _LINE.findall(text)]


def kept_words(old: Sequence[Line], new: Sequence[Line], budget: Budget) -> tuple[Kept, Kept]:
    """For the words of either text, in one row, whether they stayed."""
    stayed: tuple[Kept, Kept] = ([], [])
    done = [0, 0]
    alike = [
        run
        for run in matching(old, new, budget)
        if _says_something(chain(*_of(old, run))) or _is_at_an_end(run, old, new)
    ]
    for between in _paired(gaps(alike, len(old), len(new)), old):
        changed: list[list[str]] = []
        for side, lines, here in zip((0, 1), (old, new), between, strict=True):
            stayed[side].extend(True for line in lines[done[side] : here.start] for _ in line)
            done[side] = here.stop
            changed.append(list(chain.from_iterable(lines[here])))
        for row, kept in zip(stayed, _kept_within(changed[0], changed[1], budget), strict=True):
            row.extend(kept)
    for row, lines, start in zip(stayed, (old, new), done, strict=True):
        row.extend(True for line in lines[start:] for _ in line)
    return stayed


def _paired(
    between: list[tuple[slice, slice]], old: Sequence[Line]
) -> Iterator[tuple[slice, slice]]:
    """Long gaps of as many lines on either side line by line: a word here and there in a long
    text would else cost as much as a new text."""
    for before, after in between:
        lines = before.stop - before.start
        words = sum(map(len, old[before]))
        if words < LONG_GAP or lines != after.stop - after.start:
            yield before, after
            continue
        for place in range(lines):
            here, there = before.start + place, after.start + place
            yield slice(here, here + 1), slice(there, there + 1)


def _kept_within(old: list[str], new: list[str], budget: Budget) -> tuple[Kept, Kept]:
    """Word by word within lines that differ."""
    runs = [
        run
        for run in matching(old, new, budget)
        if _says_something(_of(old, run)) or _is_at_an_end(run, old, new)
    ]
    alike = sum(_is_word(word) for run in runs for word in _of(old, run))
    shorter = min(sum(map(_is_word, words)) for words in (old, new))
    if alike < FEWEST_ALIKE * shorter:
        runs = []
    kept_old, kept_new = [False] * len(old), [False] * len(new)
    for i, j, n in runs:
        kept_old[i : i + n] = kept_new[j : j + n] = [True] * n
    return kept_old, kept_new


def _of[T](old: Sequence[T], run: Run) -> Sequence[T]:
    return old[run[0] : run[0] + run[2]]


def _says_something(words: Iterable[str]) -> bool:
    """A lone space, comma or empty line between two changes is part of the change."""
    return any(map(_is_word, words))


def _is_at_an_end[T](run: Run, old: Sequence[T], new: Sequence[T]) -> bool:
    """Whether the run stands before the first or after the last change, not between two."""
    i, j, n = run
    return i == j == 0 or (i + n, j + n) == (len(old), len(new))


def _is_word(word: str) -> bool:
    return word[0].isalnum() or word[0] == "_"


def pieces(old: str, new: str, budget: Budget) -> list[Piece]:
    """One text turned into the other. What is the same or removed joins to the old text, what is
    the same or added to the new one."""
    before, after = lines_of(old), lines_of(new)
    kept_old, kept_new = kept_words(before, after, budget)
    flat = [list(chain.from_iterable(lines)) for lines in (before, after)]
    return list(_joined(_in_order(flat[0], flat[1], kept_old, kept_new)))


def _in_order(old: list[str], new: list[str], kept_old: Kept, kept_new: Kept) -> Iterator[Piece]:
    """Word by word: before each word that stayed, what went and then what came."""
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and not kept_old[i]:
            yield Piece("removed", old[i])
            i += 1
        elif j < len(new) and not kept_new[j]:
            yield Piece("added", new[j])
            j += 1
        else:
            yield Piece("same", old[i])
            i, j = i + 1, j + 1


def _joined(words: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of the same kind in one piece."""
    kind: Kind = "same"
    texts: list[str] = []
    for word in words:
        if word.kind != kind and texts:
            yield Piece(kind, "".join(texts))
            texts = []
        kind = word.kind
        texts.append(word.text)
    if texts:
        yield Piece(kind, "".join(texts))
