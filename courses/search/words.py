"""Words as they are compared: without accents, case or anything that is not a letter or digit.

Texts and questions go through the same function before any database sees them. Both databases
therefore find the same, and no sign that means something to one of them ever reaches it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST_QUESTION = 200
"""Characters of a question that are read."""
MOST_WORDS = 12
LONGEST_WORD = 60
WORDS_KEPT = 8192
SHORTEST_BEGINNING = 2
"""Letters from which on the last word also finds longer ones."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked for: every word has to be found, the last one also as a beginning."""

    whole: tuple[str, ...]
    last: str

    @property
    def is_beginning(self) -> bool:
        """Whether the last word may go on."""
        return len(self.last) >= SHORTEST_BEGINNING

    def fits(self, word: str) -> bool:
        """Whether a folded word is one of those asked for."""
        return (
            word in self.whole
            or word == self.last
            or (self.is_beginning and word.startswith(self.last))
        )


@lru_cache(maxsize=WORDS_KEPT)
def folded(word: str) -> str:
    """The word without accents and case, at most LONGEST_WORD long; may be empty.

    Compatibility forms become plain ones (Unicode NFKD), then every mark is left out. Kept for
    the words met last: a page of results folds some thousands of them.
    """
    if word.isascii():
        return "".join(sign for sign in word.lower() if sign.isalnum())[:LONGEST_WORD]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(sign for sign in plain if sign.isalnum())[:LONGEST_WORD]


def composed(text: str) -> str:
    """The text with letters and their accents as one sign each (Unicode NFC), without NULs."""
    return unicodedata.normalize("NFC", text).replace("\0", "")


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word of a composed text begins and ends, and the word folded."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), folded(found[0])


def words_in(text: str) -> str:
    """The words of a text, folded, with a space between them."""
    return " ".join(word for _start, _end, word in spans(composed(text)) if word)


def asked(question: str) -> Words | None:
    """The words of a question, each once; None where it has none."""
    found = words_in(question[:LONGEST_QUESTION]).split()[:MOST_WORDS]
    if not found:
        return None
    last = found[-1]
    return Words(tuple(dict.fromkeys(word for word in found if word != last)), last)
