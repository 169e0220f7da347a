"""The first line of a block, `/// name | argument`, and what may stand between it and its end."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.rendering.blocks import BLOCKS
from courses.rendering.nodes import Node
from courses.rendering.page import Page, hint
from courses.rendering.results import EmbedPart

_OPENER = re.compile(r" {0,3}(/{3,8})[ \t]*([\w-]+)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?$")
_CLOSER = re.compile(r" {0,3}(/{3,8})[ \t]*$")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Opener:
    """A block that has been opened; `node` is missing for embeds and for unknown blocks."""

    name: str
    argument: str
    line: int
    slashes: int
    parent: Node | None = None
    node: Node | None = None
    is_known: bool = True
    has_gap: bool = False
    complained: bool = False

    def note_body(self, line: int, page: Page) -> None:
        """Take a line of text into the block; report it where none may stand."""
        body = self.node.spec.body if self.node else "nothing"
        message = ""
        if body == "nothing" and self.is_known:
            message = _("“%(name)s” holds no text: close it right after its options.")
        elif body == "children":
            message = _("Text stands in the blocks inside “%(name)s”, not between them.")
        elif body == "paragraph" and self.has_gap:
            message = _("“%(name)s” holds one paragraph. Close it and write on below.")
        if message and not self.complained:
            self.complained = True
            page.report(line, message % {"name": self.name})
        if self.node:
            self.node.has_body = True

    def note_blank(self) -> None:
        """Notice a gap after some text."""
        if self.node and self.node.has_body:
            self.has_gap = True


def match_opener(line: str, number: int) -> Opener | None:
    """The block that this line opens, if it does."""
    match = _OPENER.match(line)
    if match is None:
        return None
    return Opener(match[2].lower(), (match[3] or "").strip(), number, len(match[1]))


def closing_slashes(line: str) -> int:
    """How many slashes this line closes a block with; 0 when it does not."""
    match = _CLOSER.match(line)
    return len(match[1]) if match else 0


def open_embed(opener: Opener, options: Sequence[str], page: Page) -> EmbedPart | None:
    """The embed that the line asks for; None, and a problem, when it cannot be."""
    words = {"name": opener.name}
    message = ""
    if opener.parent is not None and not opener.parent.spec.holds_blocks:
        message = _("“%(name)s” stands on its own, outside other blocks.")
    elif options:
        message = _("“%(name)s” has no options.")
    elif opener.name == "score":
        message = _("Write “/// score” without a key.") if opener.argument else ""
    elif not _KEY.fullmatch(opener.argument):
        message = _("Write its key in small letters: “/// %(name)s | a-key”.")
    if message:
        page.report(opener.line, message % words)
        return None
    anchor = f"{opener.name}-{opener.argument}".rstrip("-")
    page.claim_anchor(anchor, opener.line)
    if opener.parent is not None:
        opener.parent.has_body = True
    return EmbedPart(opener.name, opener.argument, opener.line)


def open_node(opener: Opener, index: int, known: Collection[str], page: Page) -> Node | None:
    """The node that the line opens; None, and a problem, for an unknown or misplaced block."""
    spec = BLOCKS.get(opener.name)
    if spec is None:
        opener.is_known = False
        words = {"name": opener.name, "hint": hint(opener.name, known)}
        page.report(opener.line, _("There is no block “%(name)s”.%(hint)s") % words)
        return None
    node = Node(spec, opener.argument, opener.line, index, opener.parent)
    if not _has_its_place(node, page):
        opener.is_known = False
        return None
    if spec.argument == "required" and not node.argument:
        page.report(node.line, _("Write words after the bar: “/// %s | …”.") % spec.name)
    if spec.argument == "none" and node.argument:
        page.report(node.line, _("“%s” takes no words after the bar.") % spec.name)
    if node.parent is not None:
        node.parent.children.append(node)
        node.parent.has_body |= node.parent.spec.holds_blocks
    return node


def _has_its_place(node: Node, page: Page) -> bool:
    parent = node.parent.spec.name if node.parent else ""
    is_free = node.parent is not None and node.parent.spec.holds_blocks
    stands_alone = not node.spec.parent and not node.spec.holds_blocks
    if parent == node.spec.parent or (is_free and stands_alone):
        return True
    words = {"name": node.spec.name, "right": node.spec.parent, "parent": parent}
    message = _("“%(name)s” cannot stand inside “%(parent)s”.")
    if node.spec.parent:
        message = _("“%(name)s” stands inside “%(right)s”.")
    page.report(node.line, message % words)
    return False


def check_complete(node: Node, page: Page) -> None:
    """Report a block that is being closed without what it needs."""
    spec = node.spec
    if spec.body == "children" and not node.children:
        words = {"name": spec.name, "child": spec.child}
        page.report(node.line, _("Put “%(child)s” blocks inside “%(name)s”.") % words)
    elif spec.body in {"prose", "paragraph", "items"} and not node.has_body:
        page.report(node.line, _("“%(name)s” is empty: write its text.") % {"name": spec.name})
