"""Who has a draft open, and who is writing in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from releases.drafting.saving import Writer
from releases.models import OpenEditor, Revision

HERE = timedelta(seconds=30)
"""A page that has not been heard of for so long is closed. Pages speak every ten seconds."""
WRITING = timedelta(seconds=30)
"""Somebody who saved so recently is writing."""
FORGOTTEN = timedelta(days=14)
"""So long the state is kept that a page began from, should it wake up again."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody else in the draft, or oneself in another window."""

    name: str
    is_you: bool
    is_writing: bool


def appear(revision: Revision, writer: Writer, *, seen: int, wrote: bool = False) -> None:
    """Note that the page is open, which save it knows, and whether it just saved."""
    known: dict[str, object] = {"edit": seen, "seen_at": writer.at}
    if wrote:
        known["wrote_at"] = writer.at
    pages = OpenEditor.objects.filter(**OpenEditor.names(revision))
    if not pages.filter(by=writer.by, editor=writer.editor).update(**known):
        own = OpenEditor(**OpenEditor.names(revision), by=writer.by, editor=writer.editor, **known)
        OpenEditor.objects.bulk_create([own], ignore_conflicts=True)
        pages.filter(seen_at__lt=writer.at - FORGOTTEN).delete()


def leave(revision: Revision, writer: Writer) -> None:
    """Note that the page was closed."""
    pages = OpenEditor.objects.filter(**OpenEditor.names(revision))
    pages.filter(by=writer.by, editor=writer.editor).delete()


def others(revision: Revision, writer: Writer) -> list[Somebody]:
    """Whoever else has the draft open now, each window of its own, by name."""
    pages = OpenEditor.objects.filter(
        **OpenEditor.names(revision), seen_at__gte=writer.at - HERE
    ).select_related("by")
    here = [page for page in pages if (page.by, page.editor) != (writer.by, writer.editor)]
    people = [
        Somebody(
            name=str(page.by),
            is_you=page.by == writer.by,
            is_writing=bool(page.wrote_at and page.wrote_at >= writer.at - WRITING),
        )
        for page in here
    ]
    return sorted(people, key=lambda each: (each.is_you, each.name))
