"""Two texts that began from the same one, put together again: by lines, then by words.

The method is that of the Unix command diff3: what stayed in both divides the texts into chunks,
and in a chunk that only one side changed that side is right. Where both changed a chunk of lines it
is looked at once more by words; only what overlaps there is left to a person.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from releases.comparing.matching import Budget, matching
from releases.comparing.words import Line, lines_of

YOURS, BETWEEN, THEIRS = "<<<<<<< yours", "=======", ">>>>>>> theirs"
"""The lines around what a person has to choose from."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A stretch that both sides changed, as each would have it; the rest of either is in both."""

    mine: str
    theirs: str


type Piece = str | Clash


@dataclass(frozen=True, slots=True)
class Merged:
    """The text put together, in order."""

    pieces: tuple[Piece, ...]

    @property
    def clashes(self) -> int:
        """Places that a person has to decide."""
        return sum(isinstance(piece, Clash) for piece in self.pieces)

    @property
    def text(self) -> str:
        """The whole text; both sides of a clash between lines that say whose they are."""
        return "".join(_shown(piece) for piece in self.pieces)


def merge(base: str | None, mine: str, theirs: str) -> Merged:
    """Both texts in one. Without a base, what they share stands for it."""
    if mine == theirs:
        return Merged((mine,))
    budget = Budget()
    sides = lines_of(mine), lines_of(theirs)
    begun = _shared(*sides, budget) if base is None else lines_of(base)
    return Merged(tuple(_pieces(begun, *sides, budget)))


def is_undecided(text: str) -> bool:
    """Whether a clash's lines are still in it."""
    return not {YOURS, THEIRS}.isdisjoint(line.strip() for line in text.splitlines())


def _pieces(
    base: Sequence[Line], mine: Sequence[Line], theirs: Sequence[Line], budget: Budget
) -> Iterator[Piece]:
    for b, m, t in chunks(base, mine, theirs, budget):
        decided = _decided(b, m, t)
        if decided is None:
            yield _by_words(_flat(b), _flat(m), _flat(t), budget)
        else:
            yield "".join(_flat(decided))


def _by_words(base: list[str], mine: list[str], theirs: list[str], budget: Budget) -> Piece:
    """Lines that both changed: one text, or two that differ only where the words overlap."""
    sides: tuple[list[str], list[str]] = ([], [])
    is_clash = False
    for b, m, t in chunks(base, mine, theirs, budget):
        decided = _decided(b, m, t)
        is_clash = is_clash or decided is None
        for side, own in zip(sides, (m, t), strict=True):
            side.extend(own if decided is None else decided)
    ours, others = ("".join(side) for side in sides)
    return Clash(ours, others) if is_clash else ours


def _decided[T](base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]) -> Sequence[T] | None:
    """What the chunk has to be, or None where a person has to say."""
    if mine in (base, theirs):
        return theirs
    return mine if theirs == base else None


def chunks[T: Hashable](
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], budget: Budget
) -> Iterator[tuple[Sequence[T], Sequence[T], Sequence[T]]]:
    """The three lists cut at each entry that all have; joined they are the lists again."""
    in_mine, in_theirs = _places(base, mine, budget), _places(base, theirs, budget)
    i = j = k = 0
    for place in sorted(in_mine.keys() & in_theirs.keys()):
        there, yonder = in_mine[place], in_theirs[place]
        if (i, j, k) != (place, there, yonder):
            yield base[i:place], mine[j:there], theirs[k:yonder]
        i, j, k = place + 1, there + 1, yonder + 1
        yield base[place:i], mine[there:j], theirs[yonder:k]
    if (i, j, k) != (len(base), len(mine), len(theirs)):
        yield base[i:], mine[j:], theirs[k:]


def _places[T: Hashable](base: Sequence[T], side: Sequence[T], budget: Budget) -> dict[int, int]:
    """Of each entry that stayed, where it stands now."""
    runs = matching(base, side, budget)
    return {i + step: j + step for i, j, n in runs for step in range(n)}


def _flat(lines: Sequence[Line]) -> list[str]:
    return list(chain.from_iterable(lines))


def _shared(mine: Sequence[Line], theirs: Sequence[Line], budget: Budget) -> list[Line]:
    return [mine[place] for place in sorted(_places(mine, theirs, budget))]


def _shown(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    sides = (
        f"{text}\n" if text and text[-1] != "\n" else text for text in (piece.mine, piece.theirs)
    )
    mine, theirs = sides
    return f"{YOURS}\n{mine}{BETWEEN}\n{theirs}{THEIRS}\n"
