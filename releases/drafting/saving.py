"""Saving a draft that others may be saving too, and keeping every state that it was in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from accounts.models import User
from releases.drafting.thinning import State, dispensable
from releases.drafting.words import Words
from releases.models import FrozenRevisionError, OpenEditor, Revision, SavedState

THIN_EVERY = 16
"""Saves between two looks at which states can go."""

Why = SavedState.Why


class StaleDraftError(Exception):
    """Somebody else has saved the draft since it was read."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, when, and in which open page ("" where the page has no name)."""

    by: User
    at: datetime
    editor: str = ""


def claim(revision: Revision, *, seen: int) -> None:
    """Within a transaction: hold the draft as it was seen until the transaction ends.

    Raises StaleDraftError where it was saved since, FrozenRevisionError where a release has it.
    """
    drafts = type(revision)._default_manager.filter(pk=revision.pk, release=None)
    if drafts.filter(edit=seen).update(edit=F("edit")):
        return
    if drafts.exists():
        raise StaleDraftError
    raise FrozenRevisionError(f"{revision} is no draft any more.")


def states_of(revision: Revision) -> QuerySet[SavedState]:
    """Everything that was kept of the draft, oldest first."""
    return SavedState.objects.filter(**SavedState.names(revision)).order_by("id")


def in_the_draft(revision: Revision) -> QuerySet[SavedState]:
    """Those states that the draft itself was in, by the count of saves."""
    return states_of(revision).filter(why__in=SavedState.IN_THE_DRAFT).order_by("edit")


def is_kept(revision: Revision) -> bool:
    """Whether what the draft says now was kept when it was saved."""
    return in_the_draft(revision).filter(edit=revision.edit).exists()


def keep_found(revision: Revision, words: Words, *, at: datetime) -> None:
    """Keep what the draft says now, unless that was kept when it was saved."""
    if not is_kept(revision):
        SavedState.objects.create(
            **SavedState.names(revision),
            edit=revision.edit,
            why=Why.FOUND,
            words=words.as_json(),
            at=at,
            by=revision.created_by,
        )


def keep_saved(revision: Revision, words: Words, writer: Writer, *, why: str = Why.SAVED) -> None:
    """Keep what was just saved; what the same page had kept apart as unfinished has gone in."""
    _append(revision, words, why, writer, revision.edit)
    forget_unfinished(revision, writer)
    if revision.edit % THIN_EVERY == 0:
        thin(revision, at=writer.at)


def forget_unfinished(revision: Revision, writer: Writer) -> None:
    """Drop what this page had kept apart as unfinished: it has gone in, or was taken back."""
    states_of(revision).filter(why=Why.UNFINISHED, by=writer.by, editor=writer.editor).delete()


def keep_apart(revision: Revision, words: Words, writer: Writer, *, seen: int) -> SavedState:
    """Keep words that do not go into the draft because somebody else had saved.

    The same words from the same page are kept once.
    """
    apart = states_of(revision).filter(why=Why.APART, by=writer.by, editor=writer.editor)
    newest = apart.last()
    if newest is not None and newest.words == words.as_json():
        return newest
    return _append(revision, words, Why.APART, writer, seen)


def keep_unfinished(revision: Revision, words: Words, writer: Writer, *, seen: int) -> None:
    """Keep words that are not complete enough for the draft: of each page, the newest."""
    known: dict[str, Any] = {"why": Why.UNFINISHED, "by": writer.by, "editor": writer.editor}
    SavedState.objects.update_or_create(
        **SavedState.names(revision),
        **known,
        defaults={"words": words.as_json(), "at": writer.at, "edit": seen},
    )


def unfinished_of(revision: Revision, by: User) -> SavedState | None:
    """The newest words of this person that never became complete."""
    return states_of(revision).filter(why=Why.UNFINISHED, by=by).order_by("-at").first()


def base_of(revision: Revision, *, seen: int) -> Words | None:
    """What somebody's words began from: the state they saw, or the newest kept before it.

    An earlier state serves as well: what changed between the two is the same on either side.
    """
    state = in_the_draft(revision).filter(edit__lte=seen).last()
    return Words.from_json(state.words) if state else None


def is_own(revision: Revision, writer: Writer, *, seen: int) -> bool:
    """Whether every save since then came from the very page that saves now.

    So it is when the answer to a save was lost on its way: the page does not know of it.
    """
    if not writer.editor or seen > revision.edit:
        return False
    since = in_the_draft(revision).filter(edit__gt=seen)
    own = since.filter(by=writer.by, editor=writer.editor)
    return own.count() == revision.edit - seen


def has_arrived(revision: Revision, words: Words, writer: Writer) -> bool:
    """Whether these very words from this page were kept before: its browser never heard so."""
    own = states_of(revision).filter(by=writer.by, editor=writer.editor)
    return any(state.words == words.as_json() for state in own.order_by("-id")[:5])


def saved_since(revision: Revision, *, seen: int) -> SavedState | None:
    """The newest save that the words do not know of."""
    since = in_the_draft(revision).filter(edit__gt=seen)
    return since.select_related("by").last()


def thin(revision: Revision, *, at: datetime) -> None:
    """Drop the states that nobody will miss."""
    rows = in_the_draft(revision).values_list("id", "edit", "by", "at", "why")
    open_pages = OpenEditor.objects.filter(**OpenEditor.names(revision))
    bases = set(open_pages.values_list("edit", flat=True))
    going = dispensable([State(*row) for row in rows], bases=bases, now=at)
    SavedState.objects.filter(id__in=going).delete()


def _append(revision: Revision, words: Words, why: str, writer: Writer, edit: int) -> SavedState:
    return SavedState.objects.create(
        **SavedState.names(revision),
        edit=edit,
        why=why,
        words=words.as_json(),
        editor=writer.editor,
        at=writer.at,
        by=writer.by,
    )
