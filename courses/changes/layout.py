"""Reads a text's markup: which paragraphs it makes, and where their words stand.

The markup is never written anew: marks are put in at places that are found here, so whatever was
sanitised when the text was saved stays as it was, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape, unescape
from html.parser import HTMLParser

from courses.changes.places import HEADLINES, Layout, Paragraph, Point, Spot, Stretch

_IN_LINE = frozenset({
    "a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup",
})  # fmt: skip
_NEVER_CLOSED = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_HOLDS_PARAGRAPHS = frozenset({
    "article", "blockquote", "dd", "div", "figcaption", "figure", "li", "section", "td", "th",
})  # fmt: skip
_HOLDS_ROWS = {"ol": "li", "ul": "li", "tbody": "tr"}


def layout_of(headlines: Iterable[str], markup: Sequence[str]) -> Layout:
    """The layout of a title's plain words and of what follows, as it was rendered."""
    reader = _Reader()
    fragments = [*map(escape, headlines), *markup]
    for number, html in enumerate(fragments):
        reader.read(number, html)
    found = reader.found
    return Layout(
        tuple(p for p, _ in found), tuple(s for _, s in found), reader.gap, tuple(fragments)
    )


class _Reader(HTMLParser):
    """Collects paragraphs; drawings, and what is hidden from speech, are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[Paragraph, Spot]] = []
        self.gap: Point | None = None
        self._fragment = 0
        self._html = ""
        self._lines: list[int] = []
        self._open: list[tuple[str, bool]] = []
        self._words: list[str] = []
        self._spot = Spot()
        self._left_out = self._run = self._cells = self._depth = 0
        self._is_hidden = False

    def read(self, fragment: int, html: str) -> None:
        """Read one stretch of markup; elements may stay open into the next."""
        self.reset()
        self._fragment, self._html = fragment, html
        self._lines = [0, *(at + 1 for at, sign in enumerate(html) if sign == "\n")]
        if html:
            self._offer(0)
        self.feed(html)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph with whatever does not stand in a line."""
        given = dict(attrs)
        if tag in _NEVER_CLOSED:
            self._run += 1
            self._words.append(" ")
        elif self._left_out or tag == "svg" or given.get("aria-hidden") == "true":
            self._left_out += 1
            self._run += 1
        else:
            self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str | None]) -> None:
        self._run += 1
        if tag not in _IN_LINE:
            self._end()
            self._offer(self._here())
            self._cells = 0 if tag == "tr" else self._cells + (tag in ("td", "th"))
        is_hidden = "vh" in (given.get("class") or "").split()
        self._open.append((tag, is_hidden))
        self._moved()

    def handle_endtag(self, tag: str) -> None:
        """End what was left out, or a paragraph."""
        if tag in _NEVER_CLOSED:
            return
        self._run += 1
        if self._left_out:
            self._left_out -= 1
            return
        if tag not in _IN_LINE:
            self._end()
        places = [at for at, (name, _) in enumerate(self._open) if name == tag]
        del self._open[places[-1] if places else len(self._open) :]
        self._moved()
        after = self._html.index(">", self._here()) + 1
        if tag not in _IN_LINE:
            self._offer(after)
        elif self._spot.stretches and not self._depth:
            self._spot.tail = Point(self._fragment, after)

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        here = self._here()
        self._say(data, here, here + len(data))

    def handle_entityref(self, name: str) -> None:
        """Keep a sign that is written by its name."""
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Keep a sign that is written by its number."""
        self._entity(f"&#{name}")

    def _entity(self, source: str) -> None:
        here = self._here()
        if self._html.startswith(";", here + len(source)):
            source += ";"
        self._say(unescape(source), here, here + len(source))

    def _say(self, text: str, start: int, end: int) -> None:
        if self._left_out:
            return
        self._words.append(text)
        if text.isspace():
            return
        spot = self._spot
        if not spot.stretches:
            spot.before = self.gap
        spot.stretches.append(
            Stretch(self._fragment, start, end, text, self._run, self._depth, self._is_hidden)
        )
        if not self._depth:
            spot.tail = Point(self._fragment, end - len(text) + len(text.rstrip()))

    def _end(self) -> None:
        """Whatever was collected is a paragraph, if it says anything."""
        text = " ".join("".join(self._words).split())
        self._words = []
        if text:
            self.found.append((Paragraph(text), self._spot))
            self._spot, self.gap = Spot(), None

    def _moved(self) -> None:
        """Another element is open than before."""
        self._depth = sum(tag in _IN_LINE for tag, _ in self._open)
        self._is_hidden = any(is_hidden for _, is_hidden in self._open)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _offer(self, offset: int) -> None:
        """A paragraph that is gone might be shown here."""
        point = Point(self._fragment, offset, self._holder(), len(self._open), self._cells)
        if self.gap is None or point.rank < self.gap.rank:
            self.gap = point

    def _holder(self) -> str:
        if self._fragment < HEADLINES:
            return ""
        around = [tag for tag, _ in self._open[-2:]]
        if not around:
            return "p"
        if around == ["dl", "div"] or around[-1] not in _HOLDS_PARAGRAPHS:
            return _HOLDS_ROWS.get(around[-1], "")
        return "p"
