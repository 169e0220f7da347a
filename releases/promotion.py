"""The only code that moves a ring. Each move is one conditional UPDATE and its event row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.models import User
from releases.audit import record
from releases.models import Release, ReleaseEvent, Revision
from releases.rings import BUCKETS, Ring
from releases.smoke_tests import problems_of

Kind = ReleaseEvent.Kind


class MoveRefusedError(Exception):
    """The release may not move so; the message says why and what to do."""


class MovedMeanwhileError(MoveRefusedError):
    """Somebody else moved the release first; look at it again."""


class SmokeTestsFailedError(MoveRefusedError):
    """The release is not fit to be seen; `problems` lists every reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(_("Smoke tests failed: %(problems)s") % {"problems": "; ".join(problems)})
        self.problems = problems


Moved = Callable[[Release, ReleaseEvent], None]
"""Hears of a move, in its transaction."""

_listeners: list[Moved] = []


def register_moved(listener: Moved) -> Moved:
    """Have `listener(release, event)` called after every move of a release."""
    _listeners.append(listener)
    return listener


def revision_models() -> Iterator[type[Revision]]:
    """Every concrete kind of revision, whichever app it lives in."""
    for model in apps.get_models():
        if issubclass(model, Revision):
            yield model


def revisions_of(release: Release) -> Iterator[Revision]:
    """Everything the release ships, kind by kind."""
    for model in revision_models():
        yield from model._default_manager.filter(release=release).order_by("id")


def is_empty(release: Release) -> bool:
    """Whether the release ships nothing."""
    return next(revisions_of(release), None) is None


@transaction.atomic
def collect(release: Release, revisions: Iterable[Revision]) -> None:
    """Put drafts into a release that has not moved yet; from now on they are frozen.

    Raises MoveRefusedError where the release has moved or a draft is in a release already;
    then nothing is collected.
    """
    unmoved = Release.objects.select_for_update().filter(pk=release.pk, moves=0)
    if not unmoved.exists():
        raise MoveRefusedError(
            _("“%(release)s” has been released; make a new release.") % {"release": release}
        )
    for revision in revisions:
        drafts = type(revision)._default_manager.filter(pk=revision.pk, release=None)
        if not drafts.update(release=release):
            raise MoveRefusedError(
                _("%(revision)s is in a release already.") % {"revision": revision}
            )
        revision.release = release


def promote(release: Release, *, by: User | None, at: datetime, reason: str = "") -> ReleaseEvent:
    """Move a release one ring outwards: OFF → A1 → A2 → A3.

    `by` is None for the system itself (loading the shipped course). The first promotion runs
    the smoke tests. Raises MoveRefusedError, and changes nothing, where the move is not allowed.
    """
    if release.ring not in (Ring.OFF, Ring.A1, Ring.A2):
        words = _("“%(release)s” is %(ring)s: no ring is left.")
        raise MoveRefusedError(words % _standing(release))
    if release.ring == Ring.OFF:
        problems = problems_of(release)
        if problems:
            raise SmokeTestsFailedError(problems)
    by_author = _is_author(release, by)
    if by_author and not settings.RELEASES_AUTHOR_MAY_PROMOTE:
        raise MoveRefusedError(_("Someone other than its author has to promote a release."))
    event = ReleaseEvent(
        kind=Kind.PROMOTED, to_ring=Ring(release.ring + 1), share=release.share,
        by=by, at=at, reason=reason, by_author=by_author,
    )  # fmt: skip
    return _move(release, event)


def roll_back(release: Release, *, by: User | None, at: datetime, reason: str) -> ReleaseEvent:
    """Take a release away from everyone at once; learners see the revisions before it.

    Raises MoveRefusedError where nobody sees it or no reason is given.
    """
    if release.ring < Ring.A1:
        words = _("“%(release)s” is %(ring)s: nobody sees it.")
        raise MoveRefusedError(words % _standing(release))
    if not reason.strip():
        raise MoveRefusedError(_("Say why the release is rolled back."))
    event = ReleaseEvent(
        kind=Kind.ROLLED_BACK, to_ring=Ring.ROLLED_BACK, share=release.share,
        by=by, at=at, reason=reason,
    )  # fmt: skip
    return _move(release, event)


def change_share(
    release: Release, share: int, *, by: User | None, at: datetime, reason: str = ""
) -> ReleaseEvent:
    """Set how many of the 10,000 buckets ring A2 holds; takes effect only while in A2."""
    if not 1 <= share <= BUCKETS:
        most = number_format(BUCKETS, use_l10n=True, force_grouping=True)
        raise MoveRefusedError(
            _("A share is 1 to %(most)s hundredths of a per cent.") % {"most": most}
        )
    event = ReleaseEvent(
        kind=Kind.SHARE_CHANGED, to_ring=Ring(release.ring), share=share,
        by=by, at=at, reason=reason,
    )  # fmt: skip
    return _move(release, event)


def _standing(release: Release) -> dict[str, object]:
    """The release and its ring, for a sentence."""
    return {"release": release, "ring": Ring(release.ring).label}


def _is_author(release: Release, by: User | None) -> bool:
    return by is not None and any(
        model._default_manager.filter(release=release, created_by=by).exists()
        for model in revision_models()
    )


@transaction.atomic
def _move(release: Release, event: ReleaseEvent) -> ReleaseEvent:
    """Change the row only if it still is as it was seen, and record the move beside it."""
    seen = {"pk": release.pk, "ring": release.ring, "moves": release.moves}
    ring, share, moves = event.to_ring, event.share, release.moves + 1
    if not Release.objects.filter(**seen).update(ring=ring, share=share, moves=moves):
        raise MovedMeanwhileError(
            _("“%(release)s” was moved by somebody else; look again.") % {"release": release}
        )
    event.release, event.from_ring, event.number = release, release.ring, moves
    event.reason = event.reason.strip()[:500]
    event.save(force_insert=True)
    words = f"{Ring(event.from_ring).label} → {Ring(ring).label}. {event.reason}"
    record(by=event.by, at=event.at, action=event.kind, about=release, note=words)
    release.ring, release.share, release.moves = ring, share, moves
    for listener in _listeners:
        listener(release, event)
    return event
