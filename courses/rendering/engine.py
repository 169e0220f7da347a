"""Markdown with our blocks: the only file that knows the Markdown library and its extensions."""

# mypy: disable-error-code="misc"
# The Markdown libraries ship no types, so their classes cannot be subclassed strictly.

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from django.utils.html import format_html
from django.utils.translation import gettext as _
from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from courses.rendering.blocks import BLOCKS
from courses.rendering.furniture import BLOCK
from courses.rendering.nodes import Node
from courses.rendering.page import Page

#: Words that may be set as tags, and the look of each.
TAGS = {"preferred": "tag--ok", "recommended": "tag--ok", "optional": "", "avoid": "tag--bad"}

_HOLDER = "furniture"
_TAG = r"\[\[([A-Za-z]+)\]\]"


def to_html(markdown: str, page: Page, nodes: Sequence[Node]) -> str:
    """The Markdown as unsanitised HTML, with the furniture still behind tokens."""
    engine = Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
            _SectionBlocks(page, nodes),
        ],
        output_format="html",
    )
    for registry, names in (
        (engine.preprocessors, ("html_block",)),
        (engine.parser.blockprocessors, ("setextheader", "hashheader", "code")),
        (engine.inlinePatterns, ("html", "entity", "automail")),
    ):
        for name in names:
            registry.deregister(name)
    engine.inlinePatterns.register(_Tag(_TAG, engine, page), "tag", 175)
    engine.treeprocessors.register(_Unwrapping(engine), "unwrapping", 5)
    return str(engine.convert(markdown))


class _SectionBlocks(BlocksExtension):
    """Registers each kind of block we declare."""

    def __init__(self, page: Page, nodes: Sequence[Node]) -> None:
        self._config = {"page": page, "nodes": nodes}
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        for name in BLOCKS:
            kind = type(f"{name.title()}Block", (_NodeBlock,), {"NAME": name})
            block_mgr.register(kind, self._config)


class _NodeBlock(Block):
    """A block whose words and options the outline has already read: its argument is a number."""

    ARGUMENT = True

    def on_validate(self, parent: Element) -> bool:
        nodes: Sequence[Node] = self.config["nodes"]
        index = int(self.argument) if re.fullmatch(r"[0-9]{1,4}", self.argument) else len(nodes)
        if index >= len(nodes) or nodes[index].spec.name != self.NAME:
            return False
        self._node = nodes[index]
        return True

    def on_markdown(self) -> str:
        return "inline" if self._node.spec.body == "paragraph" else "block"

    def on_end(self, block: Element) -> None:
        if self._node.spec.body == "items" and not _unlist(block):
            page: Page = self.config["page"]
            message = _("“%s” holds one list: start each line with a hyphen.")
            page.report(self._node.line, message % self.NAME)

    def on_create(self, parent: Element) -> Element:
        page: Page = self.config["page"]
        start, end = self._node.spec.build(self._node, page)
        tokens = {"start": page.furniture.block(start), "end": page.furniture.inline(end)}
        return SubElement(parent, _HOLDER, tokens)


class _Tag(InlineProcessor):
    """[[Preferred]] and the few other words that may be set as a tag."""

    def __init__(self, pattern: str, md: Markdown, page: Page) -> None:
        super().__init__(pattern, md)
        self._page = page

    def handleMatch(  # noqa: N802
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[str | None, int | None, int | None]:
        look = TAGS.get(m[1].lower())
        if look is None:
            return None, None, None
        html = format_html('<span class="{}">{}</span>', f"tag {look}".strip(), m[1])
        return self._page.furniture.inline(html), m.start(), m.end()


class _Unwrapping(Treeprocessor):
    """Puts the tokens of blocks where their elements and paragraphs were."""

    def run(self, root: Element) -> None:
        _unwrap(root)


def _unlist(holder: Element) -> bool:
    """Leave only the items of the one list in the holder; whether there was exactly one."""
    if [child.tag for child in holder] != ["ul"] or holder.text:
        return False
    items = holder[0]
    holder.remove(items)
    holder.extend(list(items))
    return True


def _unwrap(parent: Element) -> None:
    children = list(parent)
    for child in children:
        parent.remove(child)
    for child in children:
        _unwrap(child)
        if not _is_wrapping(child):
            parent.append(child)
            continue
        _write(parent, child.get("start", "") + (child.text or ""))
        parent.extend(list(child))
        _write(parent, child.get("end", "") + (child.tail or ""))


def _is_wrapping(element: Element) -> bool:
    is_token = element.tag == "p" and (element.text or "").startswith(BLOCK)
    return is_token or element.tag == _HOLDER


def _write(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
