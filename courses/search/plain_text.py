"""Rendered markup as plain text: what a reader sees, divided at the headings that have an id."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

from courses.search.kinds import Text

_HEADINGS = frozenset({"h2", "h3"})
_IN_LINE = frozenset({"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "span", "strong"})
_NEVER_CLOSED = frozenset({"br", "col", "hr", "img", "input", "wbr"})


class _Reader(HTMLParser):
    """Collects text; drawings, and what is hidden from speech, are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._in_heading = ""
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage at a heading, leave out what is not text."""
        given = dict(attrs)
        if tag in _NEVER_CLOSED:
            self.handle_data(" ")
        elif self._left_out or tag == "svg" or given.get("aria-hidden") == "true":
            self._left_out += 1
        elif tag in _HEADINGS and given.get("id"):
            self._in_heading = tag
            self.passages.append((str(given["id"]), [], []))
        elif tag not in _IN_LINE:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a heading, or what was left out."""
        if self._left_out:
            self._left_out -= 1
        elif tag == self._in_heading:
            self._in_heading = ""
        elif tag not in _IN_LINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        """Keep the words where they belong."""
        if not self._left_out:
            _anchor, heading, text = self.passages[-1]
            (heading if self._in_heading else text).append(data)


def passages_of(parts: Iterable[str]) -> list[Text]:
    """The passages of a page in order; what stands above the first heading comes without one."""
    reader = _Reader()
    for part in parts:
        reader.feed(part)
    reader.close()
    found = [
        Text(_joined(heading), _joined(text), anchor=anchor)
        for anchor, heading, text in reader.passages
    ]
    return [passage for passage in found if passage.heading or passage.text]


def plain(html: str) -> str:
    """All the text of a small piece of markup."""
    return " ".join(passage.text for passage in passages_of([html]))


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
