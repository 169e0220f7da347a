"""What is put into a text's markup to show one change: a place and what stands there. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

type Kind = Literal["end", "went", "links", "gone", "came"]
"""Where new words end; words that went; the links to the changes before and after; a paragraph
that went; where new words start. Of one change they stand in this order."""
ORDER: tuple[Kind, ...] = ("end", "went", "links", "gone", "came")


@dataclass(frozen=True, slots=True)
class Mark:
    """One of them. `change` counts from 1; the first mark of a change is what links lead to."""

    fragment: int
    offset: int
    kind: Kind
    change: int
    text: str = ""
    """The words that went."""
    is_first: bool = False
    says_so: bool = True
    """Whether new words are announced here, or go on what was announced before a tag."""
    holder: str = ""
    """The element that a paragraph which went stands in: p, li, tr or, "", none but its words."""
    cells: int = 0

    @property
    def key(self) -> tuple[int, int, int, int]:
        """Marks in the order of the text."""
        return self.fragment, self.offset, self.change, ORDER.index(self.kind)
