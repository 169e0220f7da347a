"""The page under review: the learner's, with a place for comments after each of its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from courses.models import SectionRevision
from courses.reading.choosing import toggle_label
from courses.reading.compiled import Placed
from courses.reading.section_page import SectionPage
from courses.rendering import TogglePart
from courses.workbench.draft_embeds import draft_embeds
from releases.reviewing.blocks import Block, Blocks, place_of
from releases.reviewing.comments import Thread

TOP = "page:top"
GONE = "page:gone"
"""The places before the text, and for comments whose words are not there any more."""

_MARK = re.compile("\0([^\0]+)\0")


@dataclass(frozen=True, slots=True)
class Place:
    """A block with everything said about it."""

    block: Block
    threads: tuple[Thread, ...]

    @property
    def is_gone(self) -> bool:
        """Whether it holds what was said of words that are not there any more."""
        return self.block.key == GONE


def blocks_of(revision: SectionRevision, page: SectionPage) -> list[Block]:
    """Every place of the page that can be commented on, in order."""
    return _blocks(revision, page, request=None)[1]


def places_of(blocks: Sequence[Block], threads: Sequence[Thread]) -> dict[str, Place]:
    """Each place by its key with its threads; last, the place of what is about nothing here."""
    held: dict[str, list[Thread]] = {}
    known: dict[tuple[str, str], str] = {}
    for thread in threads:
        head = thread.head
        about = (head.place, head.quote)
        if about not in known:
            known[about] = place_of(head.place, head.heading, head.quote, blocks) or GONE
        held.setdefault(known[about], []).append(thread)
    every = [*blocks, Block(GONE, "", "")]
    return {block.key: Place(block, tuple(held.get(block.key, ()))) for block in every}


def body_with(
    request: HttpRequest, revision: SectionRevision, page: SectionPage
) -> tuple[str, list[Block]]:
    """The text as drawn for the request, with a mark where each place stands, and the blocks."""
    return _blocks(revision, page, request=request)


def filled(body: str, drawn: dict[str, str]) -> SafeString:
    """The text with its marks replaced by what was drawn for their places."""
    # Text parts were sanitised when the revision was saved; all else is template output.
    return mark_safe(_MARK.sub(lambda mark: drawn[mark[1]], body))  # noqa: S308


def _blocks(
    revision: SectionRevision, page: SectionPage, *, request: HttpRequest | None
) -> tuple[str, list[Block]]:
    blocks = Blocks(lambda block: f"\0{block.key}\0")
    top = blocks.add(TOP, f"{revision.title} {revision.lede}")
    body = "".join(_parts(page, blocks, request))
    return top + body, blocks.found


def _parts(page: SectionPage, blocks: Blocks, request: HttpRequest | None) -> Iterator[str]:
    commented = draft_embeds()
    for part in page.section.parts:
        if isinstance(part, TogglePart):
            yield toggle_label(part)
            continue
        if not isinstance(part, Placed):
            yield blocks.with_slots(part)
            continue
        if request is not None:
            yield part.embed.draw(request, page, part.item)
        if part.embed.kind in commented:
            yield blocks.add(part.name, str(getattr(part.item, "title", part.item.key)))
