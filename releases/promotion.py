"""The only code that moves a ring, and the rules of when it may.

Each move is one conditional UPDATE and its event row (`releases.moving`).
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.models import User
from releases.criteria import CriteriaNotMetError, what_is_overridden
from releases.immune_system.notices import refuse_unread
from releases.models import Release, ReleaseEvent, ScheduledMove
from releases.moving import move, register_moved
from releases.refusals import MovedMeanwhileError, MoveRefusedError, SmokeTestsFailedError
from releases.rings import BUCKETS, Ring
from releases.shipping import (
    collect,
    contents_of,
    is_empty,
    revision_models,
    revisions_of,
    take_out,
)
from releases.smoke_tests import problems_of

__all__ = [
    "CriteriaNotMetError",
    "MoveRefusedError",
    "MovedMeanwhileError",
    "SmokeTestsFailedError",
    "change_share",
    "collect",
    "hold",
    "is_empty",
    "promote",
    "register_moved",
    "resume",
    "revision_models",
    "revisions_of",
    "roll_back",
    "take_out",
]

Kind = ReleaseEvent.Kind


def promote(
    release: Release,
    *,
    by: User | None,
    at: datetime,
    reason: str = "",
    override: bool = False,
    scheduled: ScheduledMove | None = None,
) -> ReleaseEvent:
    """Move a release one ring outwards: OFF → A1 → A2 → A3.

    `by` is None for the system itself (loading the shipped course); `scheduled` is what asked
    for it, and is done with it. The first promotion runs the smoke tests; the others need the
    acceptance criteria to be met, or `override` and a reason: then the event keeps what was not.
    People have to have acknowledged the course's rollbacks. Raises MoveRefusedError otherwise.
    """
    _refuse_without_next_ring(release)
    _refuse_held(release)
    if by is not None:
        refuse_unread(release)
    judged = contents_of(release) if release.ring == Ring.OFF else None
    _refuse_unfit(release)
    by_author = _is_allowed_author(release, by)
    event = ReleaseEvent(
        kind=Kind.PROMOTED, to_ring=Ring(release.ring + 1), share=release.share,
        by=by, at=at, reason=reason, by_author=by_author,
        overridden=what_is_overridden(release, at=at, override=override, reason=reason),
    )  # fmt: skip
    return move(release, event, held=release.held, scheduled=scheduled, judged=judged)


def roll_back(
    release: Release, *, by: User | None, at: datetime, reason: str, told: str = ""
) -> ReleaseEvent:
    """Take a release away from everyone at once, held or not; learners see what was before it.

    `told` is the reason in words for learners, for the course's release log.

    Raises MoveRefusedError where nobody sees it or no reason is given.
    """
    if release.ring < Ring.A1:
        words = _("“%(release)s” is %(ring)s: nobody sees it.")
        raise MoveRefusedError(words % _standing(release))
    if not reason.strip():
        raise MoveRefusedError(_("Say why the release is rolled back."))
    event = ReleaseEvent(
        kind=Kind.ROLLED_BACK, to_ring=Ring.ROLLED_BACK, share=release.share,
        by=by, at=at, reason=reason, told=told.strip()[:500],
    )  # fmt: skip
    return move(release, event, held=False)


def change_share(
    release: Release,
    share: int,
    *,
    by: User | None,
    at: datetime,
    reason: str = "",
    scheduled: ScheduledMove | None = None,
) -> ReleaseEvent:
    """Set how many of the 10,000 buckets ring A2 holds; takes effect only while in A2.

    Raises MoveRefusedError for a share out of bounds, for a larger one while it is held, and
    outside A1 and A2: before, the share is part of putting together; after, it means nothing.
    """
    if release.ring not in (Ring.A1, Ring.A2):
        words = _("“%(release)s” is %(ring)s: the share of A2 is changed in A1 and A2 only.")
        raise MoveRefusedError(words % _standing(release))
    if not 1 <= share <= BUCKETS:
        most = number_format(BUCKETS, use_l10n=True, force_grouping=True)
        raise MoveRefusedError(
            _("A share is 1 to %(most)s hundredths of a per cent.") % {"most": most}
        )
    if share > release.share:
        _refuse_held(release)
    event = ReleaseEvent(
        kind=Kind.SHARE_CHANGED, to_ring=Ring(release.ring), share=share,
        by=by, at=at, reason=reason,
    )  # fmt: skip
    return move(release, event, held=release.held, scheduled=scheduled)


def hold(release: Release, *, by: User | None, at: datetime, reason: str = "") -> ReleaseEvent:
    """Keep a release in its ring: it goes no further out until it is resumed.

    Raises MoveRefusedError where it is held already or stands in no ring to be held in.
    """
    if release.held:
        raise MoveRefusedError(_("“%(release)s” is held already.") % {"release": release})
    if release.ring not in (Ring.A1, Ring.A2):
        words = _("“%(release)s” is %(ring)s: only what is in A1 or A2 can be held.")
        raise MoveRefusedError(words % _standing(release))
    event = _staying(release, Kind.HELD, by=by, at=at, reason=reason)
    return move(release, event, held=True)


def resume(release: Release, *, by: User | None, at: datetime, reason: str = "") -> ReleaseEvent:
    """Let a held release move outwards again. Raises MoveRefusedError where it is not held."""
    if not release.held:
        raise MoveRefusedError(_("“%(release)s” is not held.") % {"release": release})
    event = _staying(release, Kind.RESUMED, by=by, at=at, reason=reason)
    return move(release, event, held=False)


def _staying(
    release: Release, kind: Kind, *, by: User | None, at: datetime, reason: str
) -> ReleaseEvent:
    """An event that leads to no other ring."""
    ring = Ring(release.ring)
    return ReleaseEvent(kind=kind, to_ring=ring, share=release.share, by=by, at=at, reason=reason)


def _standing(release: Release) -> dict[str, object]:
    """The release and its ring, for a sentence."""
    return {"release": release, "ring": Ring(release.ring).label}


def _refuse_held(release: Release) -> None:
    if release.held:
        words = _("“%(release)s” is held: resume it first.")
        raise MoveRefusedError(words % {"release": release})


def _refuse_without_next_ring(release: Release) -> None:
    if release.ring not in (Ring.OFF, Ring.A1, Ring.A2):
        words = _("“%(release)s” is %(ring)s: no ring is left.")
        raise MoveRefusedError(words % _standing(release))


def _refuse_unfit(release: Release) -> None:
    """Before anyone sees it; what has been seen was fit."""
    problems = problems_of(release) if release.ring == Ring.OFF else []
    if problems:
        raise SmokeTestsFailedError(problems)


def _is_allowed_author(release: Release, by: User | None) -> bool:
    """Whether they wrote a part of it. Raises MoveRefusedError where authors may not promote."""
    is_author = by is not None and any(
        model._default_manager.filter(release=release, created_by=by).exists()
        for model in revision_models()
    )
    if is_author and not settings.RELEASES_AUTHOR_MAY_PROMOTE:
        raise MoveRefusedError(_("Someone other than its author has to promote a release."))
    return is_author
