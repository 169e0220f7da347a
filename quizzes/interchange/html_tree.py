"""HTML as other systems write it, read into a small tree: forgiving, bounded and in linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

DEEPEST = 40
LONGEST = 200_000
"""Characters; what is longer is cut, and nobody's question is."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"param", "source", "track", "wbr"})  # fmt: skip
BLOCKS = frozenset({"address", "article", "aside", "blockquote", "body", "center", "dd", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"}
    | {"h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"})  # fmt: skip
SILENT = frozenset({"head", "script", "style", "template", "title"})
"""Elements whose text is not read by people."""
# Attributes are taken whole and never given back, so that no text makes this slow.
_TOKEN = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9:]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>|<[!?][^<>]*+>"
)
_ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]*+)(?:\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]++))?")


@dataclass(slots=True)
class Node:
    """An element: its name in small letters, its attributes, and what it holds."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)


def tree_of(html: str) -> Node:
    """The tree of a fragment. Every text has a tree: what is no tag is text."""
    text = _without_comments(html[:LONGEST])
    root = Node("root")
    stack = [root]
    place = 0
    for token in _TOKEN.finditer(text):
        _say(stack[-1], text[place : token.start()])
        place = token.end()
        name = (token[2] or "").lower()
        if not name:
            continue
        if token[1]:
            _close(stack, name)
        else:
            _open(stack, name, token[3])
    _say(stack[-1], text[place:])
    return root


def _say(parent: Node, text: str) -> None:
    if text:
        parent.children.append(unescape(text))


def _open(stack: list[Node], name: str, attributes: str) -> None:
    if name in BLOCKS:
        _close_one_of(stack, {"p"}, until=BLOCKS)
    if name == "li":
        _close_one_of(stack, {"li"}, until={"ul", "ol"})
    node = Node(name, _attributes(attributes))
    if len(stack) > DEEPEST:
        return
    stack[-1].children.append(node)
    if name not in VOID and not attributes.endswith("/"):
        stack.append(node)


def _close_one_of(stack: list[Node], names: set[str], until: frozenset[str] | set[str]) -> None:
    """Close the innermost of these elements, unless one of `until` is further in."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name in names:
            del stack[depth:]
            return
        if stack[depth].name in until:
            return


def _close(stack: list[Node], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape((match[2] or "").strip("\"'"))
        for match in _ATTRIBUTE.finditer(text)
    }


def _without_comments(html: str) -> str:
    """The text without <!-- … -->; one that is never closed is text."""
    pieces: list[str] = []
    place = 0
    while (start := html.find("<!--", place)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        pieces.append(html[place:start])
        place = end + 3
    return "".join([*pieces, html[place:]])
