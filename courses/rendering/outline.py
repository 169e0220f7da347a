"""Reading a section line by line: blocks, headings, listings and embeds, checked where they stand.

What comes out is Markdown in which every block opener carries the number of its node and
everything else that is not prose has become a token. Line numbers are those of the source.
"""

import re
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from courses.rendering.blocks import BLOCKS
from courses.rendering.code import Listing, opens_listing
from courses.rendering.headings import (
    OpenSection,
    match_heading,
    read_heading,
    subheading,
)
from courses.rendering.limits import MOST_BLOCKS
from courses.rendering.nodes import Node
from courses.rendering.openers import (
    Opener,
    check_complete,
    closing_slashes,
    match_opener,
    open_embed,
    open_node,
)
from courses.rendering.options import read_options
from courses.rendering.page import Page
from courses.rendering.prose import prose_problems


class Outline:
    """The blocks of one source, in order, and the Markdown that is left to be read."""

    def __init__(self, lines: Sequence[str], page: Page, embed_kinds: Collection[str]) -> None:
        self.nodes: list[Node] = []
        self._page = page
        self._embed_kinds = embed_kinds
        self._lines = lines
        self._out: list[str] = []
        self._open: list[Opener] = []
        self._listing: Listing | None = None
        self._section: OpenSection | None = None
        self._read()

    @property
    def markdown(self) -> str:
        """The text with numbered blocks and tokens."""
        return "\n".join(self._out)

    def _read(self) -> None:
        number = 0
        while number < len(self._lines):
            number = self._line(self._lines[number], number + 1)
        if self._listing is not None:
            self._page.report(self._listing.line, _("This code listing is never closed."))
            self._end_listing(self._listing)
        while self._open:
            self._drop_unclosed()
        if self._section is not None:
            self._paragraph(self._page.furniture.block("</section>"))

    def _line(self, line: str, number: int) -> int:
        """Read the line with this number; give back how many lines have been read."""
        if self._listing is not None:
            self._listing_line(self._listing, line)
        elif opener := match_opener(line, number):
            return self._opener(opener)
        elif slashes := closing_slashes(line):
            self._closer(slashes, number)
        elif listing := opens_listing(line, number):
            self._listing = listing
            self._note_body(number)
        elif heading := match_heading(line):
            self._heading(*heading, number)
        else:
            self._prose(line, number)
        return number

    def _opener(self, opener: Opener) -> int:
        options = self._option_lines(opener.line)
        opener.parent = self._open[-1].node if self._open else None
        if self._open and opener.slashes >= self._open[-1].slashes:
            message = _("Close “%(name)s” first, or give the outer block more slashes.")
            self._page.report(opener.line, message % {"name": self._open[-1].name})
        if opener.name in self._embed_kinds or opener.name == "score":
            self._embed(opener, options)
        else:
            self._node(opener, options)
        self._open.append(opener)
        return opener.line + len(options)

    def _embed(self, opener: Opener, options: Sequence[str]) -> None:
        embed = open_embed(opener, options, self._page)
        if embed is None:
            return
        if embed.kind == "check" and self._section is not None:
            self._section.note_check(self._page.furniture)
        self._paragraph(self._page.furniture.block(embed))

    def _node(self, opener: Opener, options: Sequence[str]) -> None:
        known = (*BLOCKS, *self._embed_kinds, "score")
        node = open_node(opener, len(self.nodes), known, self._page)
        if node is None:
            return
        if len(self.nodes) == MOST_BLOCKS:
            self._page.report(opener.line, _("Too many blocks in one section. Split the section."))
        if len(self.nodes) >= MOST_BLOCKS:
            return
        if node.spec.inside_section and self._section is None:
            self._page.report(opener.line, _("Put a heading “## // label | Title” above this."))
        read_options(node, options, self._page)
        self.nodes.append(node)
        opener.node = node
        self._paragraph(f"{'/' * opener.slashes} {node.spec.name} | {node.index}")

    def _closer(self, slashes: int, number: int) -> None:
        if not any(opener.slashes == slashes for opener in self._open):
            self._page.report(number, _("These slashes close nothing. Remove them."))
            return
        while self._open[-1].slashes != slashes:
            self._drop_unclosed()
        self._close(self._open.pop())

    def _drop_unclosed(self) -> None:
        opener = self._open.pop()
        words = {"name": opener.name, "slashes": "/" * opener.slashes}
        message = _("“%(name)s” is never closed. End it with a line of %(slashes)s.")
        self._page.report(opener.line, message % words)
        self._close(opener)

    def _close(self, opener: Opener) -> None:
        if opener.node is not None:
            self._paragraph("/" * opener.slashes)
            check_complete(opener.node, self._page)

    def _heading(self, level: int, words: str, number: int) -> None:
        if self._open:
            self._page.report(number, _("Headings stand outside blocks."))
            return
        heading = read_heading(level, words, number, self._page)
        if heading is None:
            return
        furniture = self._page.furniture
        if level == 3:
            if self._section is None:
                self._page.report(number, _("Put a ## heading before the first ###."))
            self._paragraph(furniture.block(subheading(heading)))
            return
        self._section = OpenSection(heading, closes_one=self._section is not None)
        self._paragraph(self._section.open(furniture))

    def _prose(self, line: str, number: int) -> None:
        if line.strip():
            self._note_body(number)
            self._page.problems += prose_problems(line, number)
        elif self._open:
            self._open[-1].note_blank()
        self._out.append(re.sub(r"^(\s*)/{3,}", r"\1", line))

    def _note_body(self, number: int) -> None:
        if self._open:
            self._open[-1].note_body(number, self._page)

    def _listing_line(self, listing: Listing, line: str) -> None:
        if listing.is_closed_by(line):
            self._end_listing(listing)
        else:
            listing.lines.append(line)

    def _end_listing(self, listing: Listing) -> None:
        self._listing = None
        self._paragraph(self._page.furniture.block(listing.html()))

    def _paragraph(self, text: str) -> None:
        self._out += ["", text, ""]

    def _option_lines(self, start: int) -> list[str]:
        """The indented lines after the line with number `start`."""
        lines: list[str] = []
        for line in self._lines[start:]:
            if not line.strip() or not line.startswith("    "):
                break
            lines.append(line[4:])
        return lines
