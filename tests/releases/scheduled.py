"""Scheduled moves as tests make them."""

from __future__ import annotations

from datetime import timedelta

from accounts.models import User
from releases.models import Release, ScheduledMove
from releases.rings import Ring
from releases.scheduling import schedule
from tests.factories import NOW, SectionRevisionFactory, UserFactory, released

SOON = NOW + timedelta(hours=1)


def staged(ring: Ring = Ring.A1) -> Release:
    """A release of one text, in that ring."""
    return released(SectionRevisionFactory.create(), scope="course", to=ring)


def mover() -> User:
    """Somebody who may move every release."""
    person: User = UserFactory.create(is_staff=True, is_superuser=True)
    return person


def planned(release: Release, ring: Ring | None = Ring.A2, **fields: object) -> ScheduledMove:
    """A promotion to that ring in an hour; with a share, a change of it."""
    by = fields.pop("by", None) or mover()
    fields = {"not_before": SOON, "time_zone": "Europe/Berlin", **fields}
    move = "promote" if ring is not None else "share"
    wanted = ScheduledMove(release=release, move=move, to_ring=ring, **fields)
    return schedule(wanted, by=by, at=NOW)  # type: ignore[arg-type]


def state_of(scheduled: ScheduledMove) -> tuple[str, str]:
    """What became of it, and why."""
    scheduled.refresh_from_db()
    return scheduled.state, scheduled.refused_words
