"""The blocks of a rendered text, and which of them a comment is about. Pure functions of markup.

A block is a child of the text or of one of its sections: a paragraph, a heading, a list, a figure.
Its key is made of its words, so that it stays while other blocks are edited; a block that was
edited itself is found again by its heading and the likeness of its words.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape

from releases.comparing.markup import tokens_of

LIKE_ENOUGH = 0.6
"""The share of their characters that two wordings of one block have in common."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)")
_ID = re.compile(r'\sid="([^"]+)"')
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})
_HEADINGS = frozenset({"h2", "h3"})


@dataclass(frozen=True, slots=True)
class Block:
    """One place that can be commented on: its key, the heading it stands under, its words."""

    key: str
    heading: str
    text: str


type Slot = Callable[[Block], str]
"""What stands after a block: trusted markup."""


@dataclass(slots=True)
class Blocks:
    """The blocks of one page, found part by part: a section may be closed in a later part."""

    slot: Slot
    found: list[Block] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _depth: int = 0
    """How many elements stand open inside the current block."""
    _heading: str = ""
    _words: list[str] = field(default_factory=list)
    _used: Counter[str] = field(default_factory=Counter)

    def with_slots(self, html: str) -> str:
        """The markup of one part with a slot after each of its blocks."""
        return "".join(self._walk(html))

    def add(self, key: str, text: str) -> str:
        """The slot of something that is no text and has a name of its own, such as a question."""
        return self._slot(Block(key, self._heading, _plain(text)))

    def _walk(self, html: str) -> Iterator[str]:
        for token in tokens_of(html):
            yield token.text
            tag = _TAG.match(token.text) if token.kind == "tag" else None
            if tag is None:
                self._words.append(token.text if token.kind in ("word", "space") else " ")
                continue
            if self._closes(tag["name"].lower(), token.text, is_end=bool(tag["end"])):
                yield self._slot(self._block())

    def _closes(self, name: str, text: str, *, is_end: bool) -> bool:
        """Take note of a tag; whether it ends a block."""
        self._words.append(" ")
        if name in _VOID or text.endswith("/>"):
            return False
        if not self._depth and name == "section":
            self._words.clear()
            return False
        if is_end:
            self._depth -= 1
            return self._depth == 0
        if not self._depth:
            self._words.clear()
        if name in _HEADINGS and (anchor := _ID.search(text)):
            self._heading = anchor[1]
        self._depth += 1
        return False

    def _block(self) -> Block:
        text = _plain("".join(self._words))
        self._words.clear()
        return Block(_key(text), self._heading, text)

    def _slot(self, block: Block) -> str:
        self._used[block.key] += 1
        count = self._used[block.key]
        if count > 1:
            block = Block(f"{block.key}-{count}", block.heading, block.text)
        self.found.append(block)
        return self.slot(block)


def place_of(place: str, heading: str, quote: str, blocks: Sequence[Block]) -> str | None:
    """The key of the block that a comment is about today; None where there is none any more."""
    keys = {block.key for block in blocks}
    if place in keys:
        return place
    if ":" in place or not quote:
        return None
    near = [block for block in blocks if block.heading == heading and ":" not in block.key]
    return _likest(quote, near) or _likest(quote, [b for b in blocks if ":" not in b.key])


def _likest(quote: str, blocks: Iterable[Block]) -> str | None:
    best, best_key = LIKE_ENOUGH, None
    for block in blocks:
        matcher = SequenceMatcher(None, quote, block.text[: len(quote)], autojunk=False)
        if matcher.quick_ratio() >= best and (ratio := matcher.ratio()) >= best:
            best, best_key = ratio, block.key
    return best_key


def _plain(words: str) -> str:
    return " ".join(unescape(words).split())


def _key(text: str) -> str:
    return "b-" + hashlib.sha256(text.encode()).hexdigest()[:12]
