"""Where the paragraphs of a text stand in its markup, and what may be put between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

HEADLINES = 2
"""Title and subtitle come first; they stand in one heading, so only words fit into them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together."""

    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One sign that is not a space: where its markup starts and ends."""

    fragment: int
    start: int
    end: int
    run: int
    """Letters of one run have no tag between them."""
    depth: int
    """How many elements of a line it stands in."""
    is_hidden: bool
    """Whether it is for screen readers alone."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two tags, or one sign that is written by its name; "&amp;" is "&"."""

    fragment: int
    start: int
    end: int
    text: str
    run: int
    depth: int
    is_hidden: bool

    def letters(self) -> Iterator[Letter]:
        """What of it is not a space."""
        is_plain = self.end - self.start == len(self.text)
        for at, sign in enumerate(self.text, start=self.start):
            if not sign.isspace():
                start, end = (at, at + 1) if is_plain else (self.start, self.end)
                yield Letter(self.fragment, start, end, self.run, self.depth, self.is_hidden)


@dataclass(frozen=True, slots=True)
class Point:
    """A place between tags. `holder` is the element that may stand there: p, li, tr or, "", none
    but words; `cells` says how many cells a row has there."""

    fragment: int
    offset: int
    holder: str = ""
    depth: int = 0
    cells: int = 0

    @property
    def rank(self) -> tuple[bool, int]:
        """The less, the better a paragraph stands here: outside of as much as possible."""
        return not self.holder, self.depth


@dataclass(slots=True)
class Spot:
    """Where a paragraph stands."""

    stretches: list[Stretch] = field(default_factory=list)
    before: Point | None = None
    """Where one may stand that stood before it."""
    tail: Point | None = None
    """After its last word, outside of links and of everything else in the line."""

    def letters(self) -> list[Letter]:
        """Its signs one by one, as they stand in the markup."""
        return [letter for stretch in self.stretches for letter in stretch.letters()]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's paragraphs, where each stands, and where one may stand after the last."""

    paragraphs: tuple[Paragraph, ...]
    spots: tuple[Spot, ...]
    end: Point | None
    fragments: tuple[str, ...]
