"""Trusted markup, kept out of the author's text until that text has been sanitised.

Everything that is not plain prose (cards, figures, headings, drawings, code listings, embeds)
is made by us with every author's word escaped. It travels through Markdown and the sanitiser
as a token of private-use characters, which authors cannot type, and is put back last.
"""

import re

from courses.rendering.results import EmbedPart, HtmlPart, Part, TogglePart

type Piece = str | EmbedPart | TogglePart
"""Markup, or a place that is filled or chosen for each learner."""

INLINE, END, BLOCK = "\ue000", "\ue001", "\ue002"
_TOKEN = re.compile(f"[{INLINE}{BLOCK}]([0-9]+){END}")
_RESERVED = re.compile(f"[{INLINE}{END}{BLOCK}\x00\x02\x03]")


def without_reserved(text: str) -> str:
    """The text without the characters that tokens and Markdown's own placeholders are made of."""
    return _RESERVED.sub("", text)


def has_reserved(text: str) -> bool:
    """Whether the text holds a character that only tokens may hold."""
    return _RESERVED.search(text) is not None


class Furniture:
    """The pieces of trusted markup of one text, each behind a token."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def inline(self, piece: Piece) -> str:
        """A token that may stand inside a paragraph."""
        return self._token(INLINE, piece)

    def block(self, piece: Piece) -> str:
        """A token that, at the start of a paragraph, takes the paragraph's place."""
        return self._token(BLOCK, piece)

    def replace(self, token: str, html: str) -> None:
        """Put another piece behind a token, once more is known about its surroundings."""
        self._pieces[int(token[1:-1])] = html

    def parts(self, sanitised: str) -> tuple[Part, ...]:
        """The sanitised text with its furniture put back, cut where it differs between learners."""
        parts: list[Part] = []
        html: list[str] = []
        for place, text in enumerate(_TOKEN.split(sanitised)):
            piece = self._piece(text) if place % 2 else text
            if isinstance(piece, str):
                html.append(piece)
                continue
            parts += [HtmlPart("".join(html)), piece]
            html = []
        parts.append(HtmlPart("".join(html)))
        return tuple(part for part in parts if part != HtmlPart(""))

    def _token(self, kind: str, piece: Piece) -> str:
        self._pieces.append(piece)
        return f"{kind}{len(self._pieces) - 1}{END}"

    def _piece(self, digits: str) -> Piece:
        index = int(digits[:9])
        return self._pieces[index] if index < len(self._pieces) else ""
