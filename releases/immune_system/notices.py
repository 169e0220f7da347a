"""Notices of rollbacks: what they say, who has to read them, and that somebody has.

Until somebody has acknowledged why a release of a course was taken back, no other release of that
course goes further out: it may carry the same harm.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from releases.audit import record
from releases.immune_system.wording import between, said
from releases.metrics.definitions import Metric
from releases.metrics.registry import UnknownMetricError, metric
from releases.models import Measurement, Release, RollbackNotice
from releases.refusals import MoveRefusedError
from releases.shipping import revisions_of

FIGURES = (
    "metric", "control_is", "treated_n", "treated", "control_n", "control", "harm", "low", "high",
    "most_harm", "log_evidence", "needed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of evidence in words. `between` is the interval of the harm, "" without one."""

    title: str
    words: str
    between: str


def reason_of(breached: Iterable[Measurement]) -> str:
    """Why the release was rolled back, for its event."""
    titles = [title_of(row.metric) for row in breached]
    words = _("Rolled back by the immune system. Harmed: %(metrics)s.")
    return words % {"metrics": ", ".join(titles)}


def evidence_of(breached: Iterable[Measurement]) -> list[dict[str, object]]:
    """The deciding figures, as they are kept with the notice."""
    return [{name: getattr(row, name) for name in FIGURES} for row in breached]


def told_evidence(notice: RollbackNotice) -> list[Told]:
    """The evidence of a notice in words; of a metric no longer known, by its name alone."""
    told = []
    for figures in notice.evidence:
        row = Measurement(**figures)
        known = known_metric(row.metric)
        words = said(known, row, "breach") if known else ""
        told.append(Told(title_of(row.metric), words, between(known, row) if known else ""))
    return told


def known_metric(name: str) -> Metric | None:
    """The metric of that name; None where no app registers it any more."""
    try:
        return metric(name)
    except UnknownMetricError:
        return None


def title_of(name: str) -> str:
    """What people call the metric."""
    known = known_metric(name)
    return str(known.title) if known else name


def unread(scope: str) -> QuerySet[RollbackNotice]:
    """The course's notices that nobody has acknowledged, oldest first."""
    rows = RollbackNotice.objects.filter(release__scope=scope, acknowledged_at=None)
    return rows.select_related("release").order_by("id")


def refuse_unread(release: Release) -> None:
    """Raises MoveRefusedError where a rollback in its course still waits to be read."""
    notice = unread(release.scope).first()
    if notice is None:
        return
    words = _(
        "“%(rolled_back)s” was rolled back by the immune system and nobody has acknowledged it: "
        "read why first, on its page."
    )
    raise MoveRefusedError(words % {"rolled_back": notice.release})


@transaction.atomic
def acknowledge(notice: RollbackNotice, *, by: User, at: datetime) -> bool:
    """Note that `by` has read it; whether they were the first."""
    waiting = RollbackNotice.objects.filter(pk=notice.pk, acknowledged_at=None)
    if not waiting.update(acknowledged_at=at, acknowledged_by=by):
        return False
    record(by=by, at=at, action="acknowledged", about=notice.release)
    return True


def recipients(notice: RollbackNotice) -> list[User]:
    """Whoever wrote a part of the release, made it or moved it: active, each once."""
    wrote = {revision.created_by_id for revision in revisions_of(notice.release)}
    moved = notice.release.events.exclude(by=None).values_list("by", flat=True)
    found = {*wrote, *moved, notice.release.created_by_id}
    ids = [pk for pk in found if pk is not None]
    return list(User.objects.filter(pk__in=ids, is_active=True).order_by("id"))
