"""A patrol: measure what learners have, and take back what breaches a guardrail.

All that one release's patrol writes is one transaction: its measurements, the rollback, the notice.
Of two patrols at once one writes, and the other finds that it was first. Killed in the middle, it
leaves what was before; mail goes out afterwards, from what is stored (`mailing`).
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from releases.immune_system.mailing import mail_notices
from releases.immune_system.notices import evidence_of, reason_of
from releases.immune_system.watching import measured, watched
from releases.models import Measurement, Release, RollbackNotice
from releases.promotion import roll_back
from releases.refusals import MoveRefusedError

EVERY = timedelta(minutes=1)
"""How often a worker patrols by the way."""

_log = logging.getLogger(__name__)
_last: list[datetime] = []


def patrol_if_due(*, at: datetime) -> list[Measurement]:
    """Patrol, unless this process did so less than a minute ago."""
    if _last and _last[0] <= at < _last[0] + EVERY:
        return []
    _last[:] = [at]
    return patrol(at=at)


def patrol(*, at: datetime, scope: str = "") -> list[Measurement]:
    """Look at every watched release, or those of one course; what was measured anew.

    Sends the mails that are due, those of earlier patrols too.
    """
    found: list[Measurement] = []
    for release in watched(at=at, scope=scope):
        found += _look_after(release, at=at)
    mail_notices(at=at)
    return found


def _look_after(release: Release, *, at: datetime) -> list[Measurement]:
    """Measure one release and act on it; nothing where somebody moved or measured it meanwhile."""
    found = measured(release, at=at)
    try:
        with transaction.atomic():
            return _settle(release, found, at=at)
    except (IntegrityError, MoveRefusedError):
        _log.info("another patrol or person was first", extra={"release": release.pk})
        return []


def _settle(release: Release, found: list[Measurement], *, at: datetime) -> list[Measurement]:
    """Store what was found and take the release back if need be; inside a transaction."""
    unmoved = Release.objects.select_for_update().filter(
        pk=release.pk, ring=release.ring, moves=release.moves
    )
    if not found or not unmoved.exists():
        return []
    stored = Measurement.objects.bulk_create(found)
    breached = [row for row in stored if row.decision == Measurement.Kind.BREACH]
    if breached:
        event = roll_back(release, by=None, at=at, reason=reason_of(breached))
        RollbackNotice.objects.create(
            release=release, event=event, at=at, evidence=evidence_of(breached)
        )
    return stored
