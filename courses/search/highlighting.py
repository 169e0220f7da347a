"""What is shown of a passage: the words around the first hit, each hit marked, all escaped."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from courses.search.words import Words, spans

BEFORE, AFTER = 60, 180
"""Characters shown before and after where the first hit begins."""


def marked(text: str, words: Words) -> SafeString:
    """The text with each word that was asked for in a <mark>."""
    pieces, done = [], 0
    for start, end in _hits(text, words):
        pieces.append(f"{escape(text[done:start])}<mark>{escape(text[start:end])}</mark>")
        done = end
    pieces.append(escape(text[done:]))
    return mark_safe("".join(pieces))  # noqa: S308  (every piece is escaped)


def excerpt(text: str, words: Words) -> SafeString:
    """The part of a passage around its first hit, or its beginning where there is none."""
    first = next((start for start, _end in _hits(text, words)), 0)
    start = _after_a_space(text, max(0, first - BEFORE), first)
    end = min(len(text), first + AFTER)
    if end < len(text):
        end = text.rfind(" ", first, end) if " " in text[first:end] else end
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return mark_safe(f"{before}{marked(text[start:end], words)}{after}")  # noqa: S308  (as above)


def plain(text: str) -> SafeString:
    """The text as it is, with nothing marked."""
    return escape(text)


def beginning(text: str) -> SafeString:
    """The first words of a passage, wherever in it a hit is."""
    if len(text) <= BEFORE + AFTER:
        return plain(text)
    return plain(f"{text[: BEFORE + AFTER].rpartition(' ')[0] or text[: BEFORE + AFTER]} …")


def _hits(text: str, words: Words) -> Iterator[tuple[int, int]]:
    for start, end, word in spans(text):
        if words.fits(word):
            yield start, end


def _after_a_space(text: str, start: int, most: int) -> int:
    """Where the next word begins, so that none is cut; `start` where there is no space."""
    if start == 0:
        return 0
    space = text.find(" ", start, most)
    return start if space < 0 else space + 1
