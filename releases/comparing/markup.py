"""Markup with its changed words marked: each mark stands inside one stretch of text.

The markup comes sanitised from the renderer. Nothing in it is changed or moved: a mark begins and
ends between two words of the same text, never within a tag, an entity or a drawing, so whatever was
well-formed stays so, and without the marks it is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from releases.comparing.matching import Budget
from releases.comparing.words import Line, kept_words

_WHOLE = "svg|math|script|style|textarea|title|template|select|iframe|noscript|object"
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup"})
_TOKEN = re.compile(
    rf"""
      (?P<whole> <!--.*?--> | <(?P<name>{_WHOLE})\b.*?</(?P=name)\s*> )
    | (?P<raw>   <(?:(?:{_WHOLE})\b|!).* )                # never closed: the rest is left alone
    | (?P<tag>   </?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*+> )
    | (?P<stray> <.* )                                  # not a tag we know: left alone, too
    | (?P<space> \s+ )
    | (?P<word>  &\#?\w+;? | \w+ | [^\w\s] )
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")

type TokenKind = Literal["fixed", "tag", "space", "word"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of markup that no mark may divide."""

    kind: TokenKind
    text: str

    @property
    def is_compared(self) -> bool:
        """Words and pictures are looked for on the other side; tags and spaces are not."""
        return self.kind in {"word", "fixed"} or self.text[:4].lower() == "<img"

    @property
    def is_marked(self) -> bool:
        """A drawing is compared and then left alone."""
        return self.is_compared and self.kind != "fixed"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands before and after changed words: trusted markup that opens and closes."""

    before: str
    after: str


def tokens_of(html: str) -> list[Token]:
    """The markup in pieces; joined they are the markup again."""
    return [Token(_kind(found), found[0]) for found in _TOKEN.finditer(html)]


def _kind(found: re.Match[str]) -> TokenKind:
    match found.lastgroup:
        case "tag" | "space" | "word" as kind:
            return kind
        case _:
            return "fixed"


def marked(
    old: str, new: str, *, gone: Marks, come: Marks, budget: Budget
) -> tuple[str, str, bool]:
    """The old markup with what went marked, the new one with what came; whether any word did."""
    sides = tokens_of(old), tokens_of(new)
    kept = kept_words(_lines(sides[0]), _lines(sides[1]), budget)
    before, after = (
        "".join(_with_marks(tokens, stayed, marks))
        for tokens, stayed, marks in zip(sides, kept, (gone, come), strict=True)
    )
    return before, after, not all(chain(*kept))


def _lines(tokens: Iterable[Token]) -> list[Line]:
    """What is compared, a line for each block of text."""
    lines: list[list[str]] = [[]]
    for token in tokens:
        if token.is_compared:
            lines[-1].append(token.text)
        elif token.kind == "tag" and not _is_inline(token.text) and lines[-1]:
            lines.append([])
    return [tuple(line) for line in lines if line]


def _is_inline(tag: str) -> bool:
    name = _TAG_NAME.match(tag)
    return name is not None and name[1].lower() in _INLINE


def _with_marks(tokens: Iterable[Token], stayed: list[bool], marks: Marks) -> Iterator[str]:
    kept = iter(stayed)
    is_open, spaces = False, ""
    for token in tokens:
        if is_open and token.kind == "space":
            spaces = token.text
            continue
        is_changed = token.is_compared and not next(kept) and token.is_marked
        if is_open and not is_changed:
            yield marks.after
        if is_changed and not is_open:
            yield marks.before
        yield spaces + token.text
        is_open, spaces = is_changed, ""
    if is_open:
        yield marks.after
    yield spaces
