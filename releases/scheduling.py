"""Scheduled moves: set for a time, cancelled, and made when the time has come.

`move_due` may run in many processes at once: the release's conditional UPDATE and the scheduled
row's own are one transaction, so each scheduled move is made once, or refused once.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases.audit import record
from releases.authors import is_own
from releases.models import Release, ReleaseEvent, ScheduledMove
from releases.promotion import change_share, is_empty, promote
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.rings import Ring

State = ScheduledMove.State
AT_A_TIME = 20
"""So many are made in one go; the next go takes up the rest."""


@transaction.atomic
def schedule(wanted: ScheduledMove, *, by: User, at: datetime) -> ScheduledMove:
    """Store a move for later. Raises MoveRefusedError where it could never happen.

    The release is locked meanwhile, so that no promotion slips past a new embargo.
    """
    release = Release.objects.select_for_update().get(pk=wanted.release_id)
    if wanted.not_before <= at:
        raise MoveRefusedError(_("That time has passed. Choose one in the future."))
    _refuse_unreachable(release, wanted)
    waiting = ScheduledMove.objects.waiting().filter(release=release)
    if wanted.to_ring is not None and waiting.filter(to_ring=wanted.to_ring).exists():
        raise MoveRefusedError(_("That promotion is scheduled already: cancel it first."))
    wanted.by, wanted.made_at = by, at
    wanted.save(force_insert=True)
    note = f"{wanted}, {wanted.not_before:%Y-%m-%d %H:%M} UTC. {wanted.reason}"
    record(by=by, at=at, action="move_scheduled", about=release, note=note)
    return wanted


@transaction.atomic
def cancel(scheduled: ScheduledMove, *, by: User, at: datetime) -> None:
    """Let it not happen, which also ends its embargo.

    Raises MovedMeanwhileError where it has happened, or was cancelled, meanwhile.
    """
    waiting = ScheduledMove.objects.filter(pk=scheduled.pk, state=State.WAITING)
    if not waiting.update(state=State.CANCELLED, settled_at=at):
        raise MovedMeanwhileError(_("It is not waiting any more; look again."))
    record(by=by, at=at, action="move_cancelled", about=scheduled.release, note=str(scheduled))


def move_due(*, at: datetime) -> list[ScheduledMove]:
    """Make every scheduled move whose time has come; those that are refused keep the reason.

    Answers what this call has settled, as it is stored now.
    """
    due = list(ScheduledMove.objects.due(at)[:AT_A_TIME])
    settled = [scheduled.pk for scheduled in due if _settle(scheduled, at=at)]
    rows = ScheduledMove.objects.filter(pk__in=settled).select_related("release")
    return list(rows.order_by("not_before", "id"))


def _settle(scheduled: ScheduledMove, *, at: datetime) -> bool:
    """Make one move or refuse it; whether this call did either."""
    release = Release.objects.get(pk=scheduled.release_id)
    try:
        _make(release, scheduled, at=at)
    except MovedMeanwhileError:
        # Another process or person was first. If it is still to be done, the next run does it.
        return False
    except MoveRefusedError as refused:
        return _refuse(scheduled, str(refused), at=at)
    return True


def _make(release: Release, scheduled: ScheduledMove, *, at: datetime) -> ReleaseEvent:
    """The move itself. Raises MoveRefusedError where it is not allowed."""
    by = scheduled.by
    if by is None or not may_move(by, release):
        raise MoveRefusedError(_("Whoever scheduled it may not move this release any more."))
    if scheduled.move == ScheduledMove.Move.SHARE:
        if release.ring != Ring.A2:
            words = _("It stood in %(ring)s; the share is changed in A2 only.")
            raise MoveRefusedError(words % {"ring": Ring(release.ring).label})
        assert scheduled.share is not None  # noqa: S101  (a constraint says so)
        share = scheduled.share
        return change_share(
            release, share, by=by, at=at, reason=scheduled.reason, scheduled=scheduled
        )
    if release.ring + 1 != scheduled.to_ring:
        words = _("It stood in %(ring)s, one ring too early for this promotion.")
        raise MoveRefusedError(words % {"ring": Ring(release.ring).label})
    if is_empty(release):
        raise MoveRefusedError(_("It ships nothing: take drafts in first."))
    return promote(release, by=by, at=at, reason=scheduled.reason, scheduled=scheduled)


def _refuse(scheduled: ScheduledMove, words: str, *, at: datetime) -> bool:
    """Keep why it did not happen; whether this call was the one that did."""
    with transaction.atomic():
        waiting = ScheduledMove.objects.filter(pk=scheduled.pk, state=State.WAITING)
        refused = waiting.update(state=State.REFUSED, settled_at=at, refused_words=words[:500])
        if refused:
            note = f"{scheduled}: {words}"
            release = scheduled.release
            record(by=None, at=at, action="move_refused", about=release, note=note)
    return bool(refused)


def _refuse_unreachable(release: Release, wanted: ScheduledMove) -> None:
    """Raises MoveRefusedError where no run of moves leads there from here."""
    words = {"release": release, "ring": Ring(release.ring).label}
    if release.ring in (Ring.ROLLED_BACK, Ring.A3):
        raise MoveRefusedError(_("“%(release)s” is %(ring)s: no ring is left.") % words)
    if wanted.to_ring is not None and wanted.to_ring <= release.ring:
        raise MoveRefusedError(_("“%(release)s” stands in %(ring)s already.") % words)


def may_move(person: User, release: Release) -> bool:
    """Whether the person may move this release's ring."""
    allowed = person.is_active and person.has_perm("releases.promote_release")
    return allowed and is_own(person, release)
