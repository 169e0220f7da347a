"""Short texts held against patterns in which `*` stands for any run of characters.

No regular expression: each piece between two stars is looked for once, from where the one before
it ended, so that the time grows with the length of the text and no pattern can hang the server.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST_PATTERN = 400
_STAR = re.compile(r"\\\*|\*+")


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts when texts are compared."""

    match_case: bool = False
    match_spaces: bool = False

    def plain(self, text: str) -> str:
        """The text as it is compared: one form of each character, spaces and case as counted."""
        text = unicodedata.normalize("NFKC", text)
        if not self.match_case:
            text = unicodedata.normalize("NFKC", text.casefold())
        return text if self.match_spaces else _SPACES.sub(" ", text)


_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """An author's pattern made ready: the pieces between its stars."""

    rules: Rules
    pieces: tuple[str, ...]

    @property
    def takes_everything(self) -> bool:
        """Whether it is made of stars alone."""
        return len(self.pieces) > 1 and not "".join(self.pieces).strip()

    def matches(self, text: str) -> bool:
        """Whether the whole text is the pieces in their order, with anything between them."""
        text = _framed(text, self.rules)
        first, *middle = self.pieces
        if not middle:
            return text == first
        if not text.startswith(first):
            return False
        *middle, last = middle
        at, before = len(first), first
        for piece in middle:
            found = text.find(piece, at - self._shared(before, piece))
            if found < 0:
                return False
            at, before = found + len(piece), piece
        return text.endswith(last) and len(text) - len(last) >= at - self._shared(before, last)

    def _shared(self, before: str, after: str) -> int:
        """Where nothing stands for a star, spaces on both its sides count as one."""
        is_one = not self.rules.match_spaces and before.endswith(" ") and after.startswith(" ")
        return int(is_one)


def pattern_of(text: str, rules: Rules) -> Pattern:
    r"""The pattern an author wrote; `\*` is a star itself."""
    pieces = [""]
    at = 0
    text = text.strip()
    for star in _STAR.finditer(text):
        pieces[-1] += text[at : star.start()]
        at = star.end()
        if star[0] != r"\*":
            pieces.append("")
        else:
            pieces[-1] += "*"
    pieces[-1] += text[at:]
    if not rules.match_spaces:
        pieces[0] = " " + pieces[0]
        pieces[-1] += " "
    return Pattern(rules, tuple(rules.plain(piece) for piece in pieces))


def _framed(text: str, rules: Rules) -> str:
    """The text as it is compared; where spaces do not count it begins and ends with one."""
    return rules.plain(text) if rules.match_spaces else rules.plain(f" {text.strip()} ")


def shown(text: str, star: str = "…") -> str:
    r"""The pattern as learners read it, with that for each star and `\*` as a star."""
    return _STAR.sub(lambda found: star if found[0] != r"\*" else "*", text.strip())
