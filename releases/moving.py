"""The one conditional UPDATE behind every move, its event row, and what else goes along with it.

Only `releases.promotion` calls this: it knows which moves are allowed.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.zones import zone_of
from releases.audit import record
from releases.models import Experiment, Release, ReleaseEvent, ScheduledMove
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.rings import Ring
from releases.shipping import contents_of

type Contents = frozenset[tuple[str, int]]
"""What a release ships, by kind and id."""

Moved = Callable[[Release, ReleaseEvent], None]
"""Hears of a move, in its transaction."""

_listeners: list[Moved] = []


def register_moved(listener: Moved) -> Moved:
    """Have `listener(release, event)` called after every move of a release."""
    _listeners.append(listener)
    return listener


@transaction.atomic
def move(
    release: Release,
    event: ReleaseEvent,
    *,
    held: bool,
    scheduled: ScheduledMove | None = None,
    judged: Contents | None = None,
) -> ReleaseEvent:
    """Change the row only if it still is as it was seen, and record the move beside it.

    `judged` is what the release shipped when the smoke tests looked; None where none did.
    Raises MovedMeanwhileError where it is not any more, and MoveRefusedError where an embargo or
    an experiment forbids the move; then nothing has changed.
    """
    _change(release, event, held=held)
    _refuse(release, event, judged)
    event.release, event.from_ring, event.number = release, release.ring, release.moves + 1
    event.reason = event.reason.strip()[:500]
    event.save(force_insert=True)
    words = f"{Ring(event.from_ring).label} → {Ring(event.to_ring).label}. {event.reason}"
    record(by=event.by, at=event.at, action=event.kind, about=release, note=words)
    _settle(release, event, scheduled)
    release.ring, release.share, release.moves, release.held = (
        event.to_ring, event.share, event.number, held,
    )  # fmt: skip
    for listener in _listeners:
        listener(release, event)
    return event


def _change(release: Release, event: ReleaseEvent, *, held: bool) -> None:
    """The conditional UPDATE. Raises MovedMeanwhileError where the row is not as it was seen."""
    # Before the first move the share may have been set anew, which is no move.
    seen = {"ring": release.ring, "moves": release.moves, "share": release.share}
    unchanged = Release.objects.filter(pk=release.pk, **seen)
    if not unchanged.update(
        ring=event.to_ring, share=event.share, held=held, moves=release.moves + 1
    ):
        words = _("“%(release)s” was moved by somebody else; look again.")
        raise MovedMeanwhileError(words % {"release": release})


def _refuse(release: Release, event: ReleaseEvent, judged: Contents | None) -> None:
    """Asked only once the row is locked: whoever takes drafts in, sets an embargo or starts an
    experiment locks it first. Raises MoveRefusedError.
    """
    _refuse_unjudged(release, judged)
    _refuse_embargo(release, event)
    _refuse_other_arms(release, event)


def _refuse_unjudged(release: Release, judged: Contents | None) -> None:
    """Raises MovedMeanwhileError where the release ships something else than was judged."""
    if judged is not None and contents_of(release) != judged:
        words = _("Drafts of “%(release)s” were taken in or out meanwhile; look again.")
        raise MovedMeanwhileError(words % {"release": release})


def _refuse_embargo(release: Release, event: ReleaseEvent) -> None:
    """Raises MoveRefusedError where the release may not get there yet."""
    if event.kind != ReleaseEvent.Kind.PROMOTED:
        return
    kept = ScheduledMove.objects.embargo_on(release, event.to_ring, event.at)
    if kept is None:
        return
    when = localtime(kept.not_before, zone_of(kept.time_zone))
    words = _("“%(release)s” is under embargo until %(when)s (%(zone)s): cancel that first.")
    told = date_format(when, "DATETIME_FORMAT")
    raise MoveRefusedError(words % {"release": release, "when": told, "zone": kept.time_zone})


def _refuse_other_arms(release: Release, event: ReleaseEvent) -> None:
    """Raises MoveRefusedError for another share while an experiment compares its two sides."""
    is_share = event.kind == ReleaseEvent.Kind.SHARE_CHANGED
    if is_share and release.experiments.filter(state=Experiment.State.RUNNING).exists():
        words = _("An experiment compares the learners inside this share with the others.")
        raise MoveRefusedError(words + " " + _("Stop it before you change the share."))


def _settle(release: Release, event: ReleaseEvent, scheduled: ScheduledMove | None) -> None:
    """Tick off what asked for this move, and what can no longer happen because of it.

    Raises MovedMeanwhileError where what asked for it was cancelled or done meanwhile.
    """
    State = ScheduledMove.State  # noqa: N806  (it is a class)
    waiting = ScheduledMove.objects.filter(release=release, state=State.WAITING)
    if scheduled is not None:
        asked = waiting.filter(pk=scheduled.pk)
        if not asked.update(state=State.DONE, settled_at=event.at, event=event):
            raise MovedMeanwhileError(_("It was cancelled or done meanwhile."))
    if event.kind == ReleaseEvent.Kind.ROLLED_BACK:
        words = _("The release was rolled back before its time came.")
        overtaken = waiting
    elif event.kind == ReleaseEvent.Kind.PROMOTED:
        words = _("Somebody promoted the release there before its time came.")
        overtaken = waiting.filter(to_ring__lte=event.to_ring)
    else:
        return
    overtaken.update(state=State.REFUSED, settled_at=event.at, refused_words=words)
