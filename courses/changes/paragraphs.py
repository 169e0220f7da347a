"""A text as the paragraphs a reader sees: what stands between two line breaks of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from courses.models import SectionRevision
from courses.rendering import HtmlPart, TogglePart, parts_from_json

_IN_LINE = frozenset({
    "a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup",
})  # fmt: skip
_NEVER_CLOSED = frozenset({"br", "col", "hr", "img", "input", "wbr"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together, and the id of the heading they stand under, "" above the first."""

    text: str
    anchor: str = ""


class _Reader(HTMLParser):
    """Collects paragraphs; drawings, and what is hidden from speech, are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._words: list[str] = []
        self._anchor = ""
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph with whatever does not stand in a line."""
        given = dict(attrs)
        if tag in _NEVER_CLOSED:
            self.handle_data(" ")
        elif self._left_out or tag == "svg" or given.get("aria-hidden") == "true":
            self._left_out += 1
        elif tag not in _IN_LINE:
            self.end()
            if tag in ("h2", "h3") and given.get("id"):
                self._anchor = str(given["id"])

    def handle_endtag(self, tag: str) -> None:
        """End what was left out, or a paragraph."""
        if self._left_out:
            self._left_out -= 1
        elif tag not in _IN_LINE:
            self.end()

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self._left_out:
            self._words.append(data)

    def end(self) -> None:
        """Whatever was collected is a paragraph, if it says anything."""
        text = " ".join("".join(self._words).split())
        if text:
            self.paragraphs.append(Paragraph(text, self._anchor))
        self._words = []


def paragraphs_of(revision: SectionRevision) -> tuple[Paragraph, ...]:
    """Title, lede and text as everyone reads them.

    Not what stands in a toggled stretch: who reads the list of changes may be on its other side.
    """
    reader = _Reader()
    for words in (revision.title, revision.subtitle):
        reader.handle_data(words)
        reader.end()
    for html in (revision.rendered["lede"], *_common(revision)):
        reader.feed(html)
        reader.end()
    reader.close()
    return tuple(reader.paragraphs)


def _common(revision: SectionRevision) -> Iterator[str]:
    """The markup that is the same for everyone."""
    is_common = True
    for part in parts_from_json(revision.rendered["parts"]):
        if isinstance(part, TogglePart):
            is_common = part.is_end
        elif isinstance(part, HtmlPart) and is_common:
            yield part.html
