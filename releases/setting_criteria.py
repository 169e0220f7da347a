"""Setting what a release must show to enter a ring: until it has entered that ring, each act kept.

Whoever sees the figures first and then says what they have to be could always say yes. So every
change is in the audit record with what was asked before and where the release stood.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases.audit import record
from releases.criteria import bound_of
from releases.metrics.registry import UnknownMetricError, metric
from releases.models import Criterion, Release
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Bound:
    """What is asked of a metric, in its own unit: one of both ends, of so many observations."""

    at_least: float | None
    at_most: float | None
    minimum_sample: int


def bound_in(criterion: Criterion) -> Bound:
    """What a criterion asks for."""
    return Bound(criterion.at_least, criterion.at_most, criterion.minimum_sample)


def rings_ahead(release: Release) -> tuple[Ring, ...]:
    """The rings whose criteria can still be set."""
    if release.ring == Ring.ROLLED_BACK:
        return ()
    return tuple(ring for ring in (Ring.A2, Ring.A3) if ring > release.ring)


def told_criterion(criterion: Criterion) -> str:
    """“A2: verification errors at most 1 %, 20 observations or more”."""
    title, bound = criterion.metric, ""
    with suppress(UnknownMetricError):
        measured = metric(criterion.metric)
        title, bound = str(measured.title), bound_of(measured, criterion)
    words = {"ring": Ring(criterion.ring).name, "metric": title, "bound": bound}
    told = _("%(ring)s: %(metric)s %(bound)s") % words
    if not criterion.minimum_sample:
        return told.strip()
    least = _("%(n)s observations or more") % {"n": criterion.minimum_sample}
    return f"{told.strip()}, {least}"


def add_criterion(criterion: Criterion, *, by: User, at: datetime) -> None:
    """Store a new one. Raises MoveRefusedError after its ring was entered, or if there is one."""
    with transaction.atomic():
        release = _open(criterion)
        try:
            with transaction.atomic():
                criterion.save(force_insert=True)
        except IntegrityError as taken:
            words = _("There is a criterion of that metric for that ring already: change it.")
            raise MovedMeanwhileError(words) from taken
        _keep(release, _("criterion added: %s") % told_criterion(criterion), by=by, at=at)


def change_criterion(criterion: Criterion, wanted: Bound, *, by: User, at: datetime) -> None:
    """Ask for something else than `criterion` does. Raises MoveRefusedError after its ring was
    entered, MovedMeanwhileError where it is not as it was seen any more."""
    was = told_criterion(criterion)
    with transaction.atomic():
        release = _open(criterion)
        fresh = {name: getattr(wanted, name) for name in Bound.__slots__}
        if not _as_seen(criterion).update(**fresh):
            raise MovedMeanwhileError(_told_now(criterion))
        for name, value in fresh.items():
            setattr(criterion, name, value)
        words = {"was": was, "now": told_criterion(criterion)}
        _keep(release, _("criterion changed: %(now)s (was: %(was)s)") % words, by=by, at=at)


def remove_criterion(criterion: Criterion, *, by: User, at: datetime) -> None:
    """Ask for it no longer; refused like a change."""
    with transaction.atomic():
        release = _open(criterion)
        if not _as_seen(criterion).delete()[0]:
            raise MovedMeanwhileError(_told_now(criterion))
        _keep(release, _("criterion removed: %s") % told_criterion(criterion), by=by, at=at)


def _open(criterion: Criterion) -> Release:
    """The release, locked: it may not enter the ring meanwhile."""
    release = Release.objects.select_for_update().get(pk=criterion.release_id)
    if criterion.ring not in rings_ahead(release):
        words = _("The release has gone past that: criteria of %(ring)s are fixed.")
        raise MoveRefusedError(words % {"ring": Ring(criterion.ring).name})
    return release


def _as_seen(criterion: Criterion) -> models.QuerySet[Criterion]:
    return Criterion.objects.filter(
        pk=criterion.pk, at_least=criterion.at_least, at_most=criterion.at_most,
        minimum_sample=criterion.minimum_sample,
    )  # fmt: skip


def _told_now(criterion: Criterion) -> str:
    now = Criterion.objects.filter(pk=criterion.pk).first()
    if now is None:
        return _("Somebody has removed it meanwhile. Nothing of yours was done.")
    words = _("Somebody has changed it meanwhile to “%s”. Nothing of yours was done; look again.")
    return words % told_criterion(now)


def _keep(release: Release, what: str, *, by: User, at: datetime) -> None:
    where = _("while in %(ring)s") % {"ring": Ring(release.ring).name}
    record(by=by, at=at, action="changed", about=release, note=f"{what}; {where}")
