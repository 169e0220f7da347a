"""Our Markdown as elements that items may hold: plain ones, without classes and roles."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from courses.rendering import render_fragment

BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "table", "hr", "div"})
INLINE = frozenset({"em", "strong", "code", "a", "br", "img", "span"})
TAGS = BLOCKS | INLINE | {"li", "thead", "tbody", "tr", "th", "td"}
"""Every element that words become."""
_VOID = frozenset({"br", "hr", "img"})
_APART = frozenset({"div", "span"})
"""Elements of our pages that say nothing elsewhere: their words are taken without them."""
_KEPT = {"a": ("href",), "img": ("src", "alt")}


def add_words(parent: Element, markdown: str) -> None:
    """Put the words into an element that takes paragraphs and bare words alike."""
    reader = _Reader(parent)
    reader.feed(render_fragment(markdown)[0])
    reader.close()


def add_paragraphs(parent: Element, markdown: str) -> None:
    """Put the words into an element that takes paragraphs only."""
    holder = Element("holder")
    add_words(holder, markdown)
    if any(child.tag in BLOCKS for child in holder):
        parent.extend(holder)
        return
    paragraph = SubElement(parent, "p")
    paragraph.text = holder.text
    paragraph.extend(holder)


class _Reader(HTMLParser):
    """Builds elements from HTML that our renderer has written: balanced and known."""

    def __init__(self, parent: Element) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [parent]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag in _APART:
            return
        kept = {name: value or "" for name, value in attrs if name in _KEPT.get(tag, ())}
        element = SubElement(self._open[-1], tag, kept)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element."""
        if tag not in _APART:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Add words; line breaks between blocks are none."""
        holder = self._open[-1]
        if not data.strip() and (data == "\n" or not len(holder)) and holder.tag != "code":
            data = "" if self._is_between_blocks(holder) else data
        if len(holder):
            holder[-1].tail = (holder[-1].tail or "") + data
        else:
            holder.text = (holder.text or "") + data

    @staticmethod
    def _is_between_blocks(holder: Element) -> bool:
        return holder.tag not in {"p", "li", "td", "th", *INLINE}
