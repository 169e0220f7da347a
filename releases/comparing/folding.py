"""Long stretches that did not change are folded, with a few lines left around each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from releases.comparing.words import Piece

AROUND = 2
"""Lines left before and after a change."""
FEWEST_FOLDED = 4
"""Fewer lines than this are not worth opening."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece that stands open."""

    piece: Piece
    is_folded = False


@dataclass(frozen=True, slots=True)
class Folded:
    """Whole lines that did not change, to be opened."""

    text: str
    lines: int
    is_folded = True


def folded(pieces: Sequence[Piece]) -> list[Shown | Folded]:
    """The pieces, with the middle of long unchanged ones folded; nothing is lost."""
    found: list[Shown | Folded] = []
    for place, piece in enumerate(pieces):
        is_first, is_last = place == 0, place == len(pieces) - 1
        if piece.kind == "same":
            found += _same(piece, first=is_first, last=is_last)
        else:
            found.append(Shown(piece))
    return found


def _same(piece: Piece, *, first: bool, last: bool) -> Iterator[Shown | Folded]:
    lines = piece.text.splitlines(keepends=True)
    # What precedes the first line's end belongs to the line of the change before.
    start = 0 if first else AROUND + 1
    stop = len(lines) if last else len(lines) - AROUND - 1
    if stop - start < FEWEST_FOLDED:
        yield Shown(piece)
        return
    if start:
        yield Shown(Piece("same", "".join(lines[:start])))
    yield Folded("".join(lines[start:stop]), stop - start)
    if stop < len(lines):
        yield Shown(Piece("same", "".join(lines[stop:])))
