"""HTML of other systems as our Markdown: emphasis, code, links, lists and breaks; the rest is told.

What cannot be kept never stops a question from being read: its words stay where there are any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from quizzes.interchange.html_tree import BLOCKS, SILENT, Node, tree_of
from quizzes.interchange.inline_html import BOLD, CODE, ITALIC, MEDIA, InlineWriter, text_of
from quizzes.interchange.markdown_text import (
    code_span,
    line_escaped,
    listing,
    markdown_of_text,
    without_controls,
)

DEEPEST_LIST = 4
_HAS_MARKUP = re.compile(r"<[A-Za-z/!]|&#?\w+;")
_FORMULA = re.compile(r"\\\(|\\\[|\$\$")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Converted:
    """The Markdown, and what it does not say any more, a sentence each."""

    markdown: str
    lost: tuple[str, ...] = ()


def markdown_of_html(html: str) -> Converted:
    """The HTML as Markdown. Text without a tag or an entity is taken as it is, on one line."""
    writer = _Blocks()
    if _FORMULA.search(html):
        writer.inline.lose(_("Formulas are not typeset here; they stay as they were typed."))
    if not has_markup(html):
        return Converted(markdown_of_text(" ".join(html.split())), writer.inline.told())
    blocks = writer.blocks(tree_of(without_controls(html)).children, 0)
    return Converted("\n\n".join(blocks), writer.inline.told())


def has_markup(text: str) -> bool:
    """Whether there is a tag or an entity in it."""
    return _HAS_MARKUP.search(text) is not None


@dataclass(slots=True)
class _Blocks:
    """Writes the paragraphs, lists and listings of one fragment."""

    inline: InlineWriter = field(default_factory=InlineWriter)

    def blocks(self, children: list[Node | str], depth: int) -> list[str]:
        """The paragraphs, lists and listings among these, in order."""
        found: list[str] = []
        run: list[Node | str] = []
        for child in children:
            if isinstance(child, Node) and _is_block(child):
                found += [*self._paragraphs(run), *self._block(child, depth)]
                run = []
            else:
                run.append(child)
        return [*found, *self._paragraphs(run)]

    def _block(self, node: Node, depth: int) -> list[str]:
        if node.name in ("ul", "ol") and depth < DEEPEST_LIST:
            return self._list(node, depth)
        if node.name == "pre":
            return _listing(node, is_flat=depth > 0)
        if node.name == "blockquote" and depth < DEEPEST_LIST:
            lines = "\n\n".join(self.blocks(node.children, depth + 1)).split("\n")
            return ["\n".join(f"> {line}" if line else ">" for line in lines)] if lines[0] else []
        return self._taken_apart(node, depth)

    def _taken_apart(self, node: Node, depth: int) -> list[str]:
        """The paragraphs of an element that cannot be kept as such, or only holds others."""
        if node.name == "tr":
            cells = [" ".join(" ".join(self.blocks([cell], 1)).split()) for cell in node.children]
            return [line_escaped(" | ".join(filter(None, cells)))]
        if node.name in _HEADINGS:
            self.inline.lose(_("A heading is kept as bold words."))
            return self._paragraphs([Node("strong", {}, node.children)])
        if node.name == "table":
            self.inline.lose(_("A table is kept as lines of words."))
        if node.name in BOLD | ITALIC:
            self.inline.lose(_("Some emphasis is left out around whole paragraphs."))
        return self.blocks(node.children, depth)

    def _list(self, node: Node, depth: int) -> list[str]:
        start = node.attributes.get("start", "")
        number = int(start) if re.fullmatch("[0-9]{1,4}", start) else 1
        items: list[str] = []
        for child in node.children:
            content = [child]
            if isinstance(child, Node) and child.name == "li":
                content = child.children
            inner = self.blocks(content, depth + 1)
            if not inner:
                continue
            mark = f"{number}." if node.name == "ol" else "-"
            glue = "\n" if len(inner) == 2 and _is_list(inner[1]) else "\n\n"
            body = glue.join(inner).replace("\n", "\n    ")
            items.append(re.sub(r"\n +(?=\n)", "\n", f"{mark} {body}"))
            number += 1
        loose = any("\n\n" in item for item in items)
        return [("\n\n" if loose else "\n").join(items)] if items else []

    def _paragraphs(self, run: list[Node | str]) -> list[str]:
        """The run as paragraphs: two breaks in a row divide it."""
        text = self.inline.text(run)
        found = []
        for paragraph in re.split(r"\n\s*\n", text):
            lines = (line_escaped(line.strip()) for line in paragraph.split("\n") if line.strip())
            found.append("  \n".join(lines))
        return list(filter(None, found))


def _listing(node: Node, *, is_flat: bool) -> list[str]:
    """Code between fences; inside lists and quotes, where none can stand, line by line."""
    code = text_of(node)
    if not is_flat:
        return [listing(code)] if code.strip() else []
    return list(filter(None, ["  \n".join(filter(None, map(code_span, code.split("\n"))))]))


def _is_block(node: Node) -> bool:
    """Whether it makes a paragraph of its own, or holds something that does."""
    if node.name in BLOCKS:
        return True
    if node.name in CODE | SILENT | MEDIA:
        return False
    return any(isinstance(child, Node) and _is_block(child) for child in node.children)


def _is_list(block: str) -> bool:
    return re.match(r"(?:-|\d+\.) ", block) is not None
