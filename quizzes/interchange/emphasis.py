"""Runs of words, emphasis, code and links put together so that Markdown reads each for itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

_STAR = re.compile(r"(?<!\\)\*")


@dataclass(frozen=True, slots=True)
class _Emphasis:
    words: str
    strong: bool


@dataclass(slots=True)
class Pieces:
    """A paragraph in the making."""

    is_nested: bool = False
    """Whether all of it is emphasised already."""
    found: list[str | _Emphasis] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Add escaped words; a line end is a break."""
        self.found.append(words)

    def put(self, markup: str) -> None:
        """Add finished Markdown: code or a link."""
        self.found.append(markup)

    def emphasise(self, words: str, *, strong: bool) -> None:
        """Add emphasised words; the blanks at their ends stay outside."""
        bare = words.strip()
        if not bare:
            self.found.append(words)
            return
        start = words[: len(words) - len(words.lstrip())]
        end = words[len(words.rstrip()) :]
        self.found += [start, _Emphasis(bare, strong), end]

    def text(self, lose: Callable[[str], None]) -> str:
        """All of it. Emphasis that could not be told from its surroundings is given up."""
        pieces = [piece for piece in self.found if piece]
        text = ""
        for place, piece in enumerate(pieces):
            if isinstance(piece, str):
                text += piece
                continue
            following = pieces[place + 1] if place + 1 < len(pieces) else ""
            after = following[:1] if isinstance(following, str) else "*"
            mark = _mark(piece, text[-1:], after, is_nested=self.is_nested)
            if not mark:
                lose(_("Some emphasis is left out where two kinds meet."))
            text += f"{mark}{piece.words}{mark}"
        return text


def _mark(piece: _Emphasis, before: str, after: str, *, is_nested: bool) -> str:
    """The sign to put around the words; "" where none would be read as meant."""
    is_starred = _STAR.search(piece.words) is not None
    touches = {before, after} & {"_", "*"}
    if not is_starred and not touches and (piece.strong or not is_nested):
        return "**" if piece.strong else "*"
    is_bounded = not (before.isalnum() or after.isalnum() or touches)
    return "_" if is_bounded and not piece.strong and "_" not in piece.words else ""
