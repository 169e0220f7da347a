"""Switching the ghost reading of a release on and off, and the ends it comes to by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from releases.audit import record
from releases.ghost.reading import DARK
from releases.ghost.replaying import places_touched
from releases.models import GhostNote, GhostWatch, Release, ReleaseEvent
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.shipping import contents_of

End = GhostWatch.End


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much is to be read: learners in buckets of a hundredth of a per cent, days, readings."""

    share: int
    days: int
    most: int

    @property
    def told(self) -> str:
        """As the record says it."""
        days = ngettext("%(days)d day", "%(days)d days", self.days) % {"days": self.days}
        words = {"share": f"{self.share / 100:g}", "days": days, "most": self.most}
        return _("%(share)s %% of the learners, %(days)s, at most %(most)d readings") % words


@transaction.atomic
def switch_on(release: Release, wanted: Wanted, *, by: User, at: datetime) -> GhostWatch:
    """Begin to read a dark release in the background.

    Raises MoveRefusedError where learners have it, where it touches nothing that learners do, or
    where it is read already.
    """
    # Whoever moves the release waits, and then ends what began here.
    stored = Release.objects.select_for_update().get(pk=release.pk)
    if stored.ring not in DARK:
        raise MoveRefusedError(_("Learners see this release or it was taken back: it is measured."))
    if GhostWatch.objects.filter(release=stored, ended_at=None).exists():
        raise MovedMeanwhileError(_("Somebody switched it on before you."))
    places = places_touched(stored)
    if not places:
        raise MoveRefusedError(_("It ships nothing that a learner could open or answer."))
    watch = GhostWatch.objects.create(
        release=stored,
        share=wanted.share,
        until=at + timedelta(days=wanted.days),
        most=wanted.most,
        sections=[section for section, key in places if not key],
        questions=[place for place in places if place[1]],
        contents=digest(stored),
        begun_at=at,
        begun_by=by,
    )
    record(by=by, at=at, action="ghost_on", about=stored, note=wanted.told)
    return watch


@transaction.atomic
def switch_off(watch: GhostWatch, *, by: User, at: datetime) -> None:
    """End it now; what was found stays. Raises MovedMeanwhileError where it has ended already."""
    if not _end(GhostWatch.objects.filter(pk=watch.pk), End.OFF, by=by, at=at):
        raise MovedMeanwhileError(_("It had ended before."))


@transaction.atomic
def end_what_is_over(*, at: datetime) -> None:
    """End what has gone on for its days or read as many as it was asked to."""
    going_on = GhostWatch.objects.filter(ended_at=None)
    _end(going_on.filter(until__lte=at), End.TIME, at=at)
    _end(going_on.filter(taken__gte=F("most")), End.FULL, at=at)


@transaction.atomic
def ends_as_changed(watch: GhostWatch, *, at: datetime) -> bool:
    """End it where the release ships something else than when it began; whether it does."""
    if digest(watch.release) == watch.contents:
        return False
    _end(GhostWatch.objects.filter(pk=watch.pk), End.CHANGED, at=at)
    return True


def end_with_a_move(release: Release, event: ReleaseEvent) -> None:
    """In the transaction of a move: learners have it now, or never will."""
    if event.to_ring not in DARK:
        _end(GhostWatch.objects.filter(release=release), End.MOVED, at=event.at)


def digest(release: Release) -> str:
    """What the release ships, as one short text that differs where that does."""
    return hashlib.sha256(repr(sorted(contents_of(release))).encode()).hexdigest()


def _end(watches: QuerySet[GhostWatch], why: str, *, at: datetime, by: User | None = None) -> int:
    """End those that go on, and throw away what was not read yet; how many there were."""
    # Locked: of two one ends it, and whoever hands notes over is done or comes too late.
    going_on = watches.filter(ended_at=None).select_for_update(of=("self",))
    ended = list(going_on.select_related("release").order_by("id"))
    for watch in ended:
        GhostWatch.objects.filter(pk=watch.pk).update(ended_at=at, ended_why=why, ended_by=by)
        GhostNote.objects.filter(watch=watch).delete()
        words = str(GhostWatch.End(why).label)
        record(by=by, at=at, action="ghost_off", about=watch.release, note=words)
    return len(ended)
