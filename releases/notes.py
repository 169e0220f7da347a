"""The notes for learners of a release, and wording them anew once it has moved.

What learners were told stays on record: each wording is a row of its own, and the first one is
the release's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases.audit import record
from releases.models import AmendedNotes, Release
from releases.refusals import MovedMeanwhileError, MoveRefusedError

LONGEST = 5000
"""Signs of notes: about two pages."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The notes as they read at some time; `number` is 0 for the first ones, which have no time."""

    number: int
    words: str
    at: datetime | None = None
    by: User | None = None


def wordings(release: Release) -> list[Wording]:
    """Every wording, the newest first; one query, or none where they were fetched before."""
    rows = sorted(release.amended_notes.all(), key=lambda row: -row.number)
    amended = [Wording(row.number, row.words.strip(), row.at, row.by) for row in rows]
    return [*amended, Wording(0, release.notes.strip())]


def amend_notes(release: Release, words: str, *, seen: int, by: User, at: datetime) -> None:
    """Tell learners these words from now on.

    `seen` is the number of the wording that the person read. Raises MovedMeanwhileError where
    there is a newer one, MoveRefusedError before the first move and where nothing would change.
    """
    if not release.moves:
        raise MoveRefusedError(_("It has not moved yet: edit its notes instead."))
    rows = AmendedNotes.objects.filter(release=release).select_related("by")
    newest = rows.order_by("-number").first()
    was = newest.words if newest else release.notes
    if (newest.number if newest else 0) != seen:
        raise MovedMeanwhileError(told_newer(newest))
    if " ".join(words.split()) == " ".join(was.split()):
        raise MoveRefusedError(_("These are the notes as they are: change something, or leave it."))
    try:
        with transaction.atomic():
            AmendedNotes.objects.create(
                release=release, number=seen + 1, words=words.strip(), at=at, by=by
            )
            record(by=by, at=at, action="notes_amended", about=release, note=words)
    except IntegrityError as taken:
        raise MovedMeanwhileError(told_newer(rows.order_by("-number").first())) from taken


def told_newer(newest: AmendedNotes | None) -> str:
    """Who was first."""
    who = newest.by if newest else None
    words = _("%(who)s has worded them anew meanwhile. Read that below, then decide.")
    return words % {"who": who or _("Somebody")}
