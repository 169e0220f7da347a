"""What stands inside a paragraph of HTML: words, breaks, emphasis, code and links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from courses.rendering.links import link_problem
from quizzes.interchange.emphasis import Pieces
from quizzes.interchange.html_tree import BLOCKS, SILENT, Node
from quizzes.interchange.markdown_text import code_span, escaped

BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"cite", "dfn", "em", "i", "var"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
MEDIA = frozenset({"audio", "canvas", "embed", "iframe", "img", "input", "math", "object"}
    | {"picture", "select", "svg", "textarea", "video"})  # fmt: skip
_PLAIN = frozenset({"abbr", "acronym", "font", "label", "root", "small", "span", "time", "wbr"})
_UNSAFE = re.compile(r'[\s"\\()<>`^{|}\[\]*]')


@dataclass(slots=True)
class InlineWriter:
    """Writes what stands inside paragraphs and notes what it had to leave out."""

    losses: dict[str, None] = field(default_factory=dict)

    def lose(self, sentence: str) -> None:
        """Note what is lost, once."""
        self.losses[sentence] = None

    def told(self) -> tuple[str, ...]:
        """Everything noted, in order."""
        return tuple(self.losses)

    def text(self, children: list[Node | str]) -> str:
        """The Markdown of these; a line end stands for a break."""
        pieces = Pieces()
        self.write(children, pieces)
        return re.sub(r"[^\S\n]+", " ", pieces.text(self.lose))

    def write(self, children: list[Node | str], pieces: Pieces, *, in_link: bool = False) -> None:
        """Add these to the paragraph in the making."""
        for child in children:
            if isinstance(child, str):
                pieces.say(escaped(re.sub(r"\s+", " ", child), in_link=in_link))
            elif child.name == "br":
                pieces.say(" " if in_link else "\n")
            elif child.name in BOLD | ITALIC:
                inner = Pieces(is_nested=True)
                self.write(child.children, inner, in_link=in_link)
                pieces.emphasise(inner.text(self.lose), strong=child.name in BOLD)
            elif child.name in CODE:
                lines = filter(None, map(code_span, text_of(child).split("\n")))
                pieces.put((" " if in_link else "\n").join(lines))
            elif child.name == "a" and not in_link:
                self._link(child, pieces)
            else:
                self._other(child, pieces, in_link=in_link)

    def _other(self, node: Node, pieces: Pieces, *, in_link: bool) -> None:
        if node.name in SILENT | MEDIA:
            self._drop(node)
            return
        if node.name not in _PLAIN | BLOCKS | {"a", "q"}:
            words = _("The look of <%(name)s> is left out; its words are kept.")
            self.lose(words % {"name": node.name[:20]})
        self.write(node.children, pieces, in_link=in_link)

    def _link(self, node: Node, pieces: Pieces) -> None:
        inner = Pieces()
        self.write(node.children, inner, in_link=True)
        label = " ".join(inner.text(self.lose).split())
        raw = node.attributes.get("href", "").strip()
        href = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), raw)
        if not label or not raw:
            pieces.put(label)
        elif link_problem(href):
            self.lose(_("A link to “%(href)s” is kept as words.") % {"href": raw[:80]})
            pieces.put(label)
        else:
            pieces.put(f"[{label}]({href})")

    def _drop(self, node: Node) -> None:
        source = node.attributes.get("src", "")
        file = "" if source.startswith("data:") else source.rsplit("/", 1)[-1]
        name = node.attributes.get("alt") or file
        if node.name in ("img", "picture"):
            words = _("A picture is left out (%(name)s).") if name else _("A picture is left out.")
            self.lose(words % {"name": name[:80]})
            return
        self.lose(_("<%(name)s> is left out, with what it holds.") % {"name": node.name[:20]})


def text_of(node: Node) -> str:
    """The words as they stand; breaks are line ends, and so are the ends of blocks."""
    if node.name == "br":
        return "\n"
    words = "".join(child if isinstance(child, str) else text_of(child) for child in node.children)
    return f"{words}\n" if node.name in BLOCKS - {"pre"} else words
