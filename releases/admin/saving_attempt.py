"""One attempt to put words into a draft, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.admin import ModelAdmin
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from releases.admin.saving_forms import DraftForm, posted_form, stored_form
from releases.audit import record
from releases.drafting import saving
from releases.drafting.merging import Together, together
from releases.drafting.saving import StaleDraftError, Writer
from releases.drafting.words import Words
from releases.models import FrozenRevisionError, Revision, SavedState

if TYPE_CHECKING:
    from typing import Any

    type DraftAdmin = ModelAdmin[Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft says what was sent; `at` is None where it said so before."""

    edit: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The words are kept apart: these errors keep them from the draft."""

    edit: int
    errors: list[str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else has saved. The words are kept apart as `apart`."""

    revision: Revision
    apart: SavedState
    together: Together
    since: SavedState | None
    is_undecided: bool = False
    """Whether the page came back with a place that nobody has decided."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A release has the draft. The words are kept apart as `apart`."""

    revision: Revision
    apart: SavedState


type Outcome = Saved | Unfinished | Conflict | Frozen


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a page sends: its words, the count of saves it saw, and who sends it."""

    model_admin: DraftAdmin
    request: HttpRequest
    revision: Revision
    data: QueryDict
    seen: int
    writer: Writer
    files: MultiValueDict[str, UploadedFile] | None = None

    def posted(self) -> DraftForm:
        """The form as it was sent."""
        return posted_form(self.model_admin, self.request, self.revision, self.data, self.files)

    def stored(self) -> DraftForm:
        """The form as the draft fills it. Ask for it before the sent one is looked at."""
        return stored_form(self.model_admin, self.request, self.revision)

    def conflict(self, *, base: Words | None = None) -> Conflict | Saved:
        """Both sides, with the sent words kept apart; or the draft, where it says the same.

        `base` says what the words began from, where the draft's own states do not.
        """
        stored = self.stored()
        mine, theirs = self.posted().words(), stored.words()
        if mine == theirs:
            return Saved(self.revision.edit, None)
        return self._conflict(stored, mine, theirs, base)

    def offer(self) -> Conflict | Saved:
        """Both sides of words that a browser kept, unless they have come before."""
        if saving.has_arrived(self.revision, self.posted().words(), self.writer):
            return Saved(self.revision.edit, None)
        return self.conflict()

    def _conflict(
        self, stored: DraftForm, mine: Words, theirs: Words, base: Words | None = None
    ) -> Conflict:
        apart = saving.keep_apart(self.revision, mine, self.writer, seen=self.seen)
        began = base or saving.base_of(self.revision, seen=self.seen)
        both = together(
            began, mine, theirs, labels=stored.labels(), long_fields=stored.long_fields()
        )
        since = saving.saved_since(self.revision, seen=self.seen)
        return Conflict(self.revision, apart, both, since)

    def stale(self) -> Conflict | None:
        """What stands in the way, where somebody else has saved something else since."""
        if self.seen == self.revision.edit:
            return None
        stored = self.stored()
        mine, theirs = self.posted().words(), stored.words()
        base = saving.base_of(self.revision, seen=self.seen)
        is_own = saving.is_own(self.revision, self.writer, seen=self.seen)
        if is_own or theirs in (mine, base):
            return None
        return self._conflict(stored, mine, theirs)

    def frozen(self) -> Frozen:
        """The words, kept apart from a revision that a release has."""
        mine = self.posted().words()
        apart = saving.keep_apart(self.revision, mine, self.writer, seen=self.seen)
        return Frozen(self.revision, apart)

    def save(self, *, why: str = SavedState.Why.SAVED) -> Outcome:
        """Put the words into the draft, or keep them apart and say why."""
        if not self.revision.is_draft:
            return self.frozen()
        stale = self.stale()
        if stale:
            return stale
        try:
            return self._save(why)
        except (StaleDraftError, FrozenRevisionError):
            return self.again().save(why=why)

    def again(self) -> Attempt:
        """The same attempt on the revision as it is now: it was saved in the blink since."""
        return replace(self, revision=reread(self.revision))

    def _save(self, why: str) -> Saved | Unfinished:
        revision, writer = self.revision, self.writer
        theirs = self.stored().words()
        posted = self.posted()
        mine = posted.words()
        if mine == theirs and not self.files:
            saving.forget_unfinished(revision, writer)
            return Saved(revision.edit, None)
        if not posted.is_valid():
            saving.keep_unfinished(revision, mine, writer, seen=revision.edit)
            return Unfinished(revision.edit, posted.errors())
        with transaction.atomic():
            saving.claim(revision, seen=revision.edit)
            saving.keep_found(revision, theirs, at=writer.at)
            posted.save()
            saving.keep_saved(revision, mine, writer, why=why)
            record(by=writer.by, at=writer.at, action=why, about=revision)
        return Saved(revision.edit, writer.at)


def reread(revision: Revision) -> Revision:
    """The revision as it is in the database now."""
    return type(revision)._default_manager.get(pk=revision.pk)
