"""Reading markup as a browser would: what is active in it, and what it says."""

import re
from html import unescape
from html.parser import HTMLParser

from courses.rendering import HtmlPart, RenderedSection

PROSE = {
    "a", "blockquote", "br", "code", "em", "hr", "img", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
FRAME = {
    "article", "b", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "header",
    "section", "span",
}  # fmt: skip
DRAWN = {"circle", "g", "line", "path", "polyline", "rect", "svg", "text", "use"}
SAFE_ATTRIBUTES = {
    "alt", "aria-hidden", "aria-label", "aria-labelledby", "class", "href", "id", "rel", "role",
    "src", "start", "tabindex", "title",
}  # fmt: skip
SAFE_ADDRESS = re.compile(r"(?:https?://[^/]|mailto:|#|(?!//)[^:]*(?:$|[/?#]))[^\s<>\"\\]*$", re.I)


class Reader(HTMLParser):
    """Notes everything in a piece of markup that our pages must never hold."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self._drawing = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._drawing += tag == "svg"
        if tag not in PROSE | FRAME | (DRAWN if self._drawing else set()):
            self.active.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        self._drawing -= tag == "svg"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.active.append(f"<!--{data}-->")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in SAFE_ATTRIBUTES and not self._drawing:
            self.active.append(f"{tag}[{name}]")
        if name.startswith(("on", "hx-", "data-")) or name in {"style", "srcdoc"}:
            self.active.append(f"{tag}[{name}]")
        if name in {"href", "src"} and not SAFE_ADDRESS.match(unescape(value)):
            self.active.append(f"{tag}[{name}={value}]")


def read(html: str) -> Reader:
    """The markup, read to its end."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def html_of(rendered: RenderedSection) -> str:
    """All markup of a section, without its embeds."""
    return "".join(part.html for part in rendered.parts if isinstance(part, HtmlPart))


def text_of(html: str) -> str:
    """What the markup says, with single spaces."""
    return " ".join(read(html).text.split())
