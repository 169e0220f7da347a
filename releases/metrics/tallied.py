"""Metrics of requests: both arms from the tallies, one statement and the one for the stage."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case, Q, QuerySet, Sum, When

from releases.metrics.arms import CONTROL_IS
from releases.metrics.definitions import Measure, Window
from releases.metrics.stages import Stage, stage
from releases.metrics.values import NOTHING, Arms, Sample
from releases.models import Release, Tally
from releases.rings import Ring


def measure_tally(name: str) -> Measure:
    """How a metric of that name is measured where its observations are tallied by the minute.

    A minute counts where it begins or ends in the window, so up to a minute more than it says. In
    A2 the control are all learners of the course less those whom the release reached.
    """

    def measure(release: Release, window: Window) -> Arms:
        """Requests as they were tallied by the minute: a minute counts where it begins or ends in
        the window. In A2 the control are all learners of the course less those reached."""
        found = stage(release, window)
        if found is None:
            return Arms()
        treated, others = _both(release, name, found)
        return Arms(treated, others, CONTROL_IS[found.ring])

    measure.__qualname__ = measure_tally.__qualname__
    return measure


def _both(release: Release, name: str, found: Stage) -> tuple[Sample, Sample]:
    since, until = _minute(found.spans[0].since), found.spans[-1].until
    rows = Tally.objects.filter(
        scope=release.scope, metric=name, minute__gte=since, minute__lt=until
    )
    if found.ring == Ring.A1:
        staff = rows.filter(readers=Tally.Readers.STAFF, release=None)
        return _split(staff, Q(release=None))
    rows = rows.filter(readers=Tally.Readers.LEARNERS)
    if found.ring == Ring.A2:
        reached, everyone = _split(
            rows.filter(Q(release=release) | Q(release=None)), Q(release=release)
        )
        return reached, everyone - reached
    # What lies between the time before and the ring's own counts in neither.
    begun = _minute(found.spans[1].since)
    rows = rows.filter(release=None).exclude(minute__gte=found.spans[0].until, minute__lt=begun)
    return _split(rows, Q(minute__gte=begun))


def _split(rows: QuerySet[Tally], condition: Q) -> tuple[Sample, Sample]:
    """What the condition holds for, and the others, added up by class: one statement."""
    grouped = (
        rows.annotate(holds=Case(When(condition, then=1), default=0))
        .values_list("holds", "slot")
        .annotate(Sum("n"), Sum("total"), Sum("squares"))
        .order_by()
    )
    samples = [NOTHING, NOTHING]
    for holds, slot, n, total, squares in grouped:
        histogram = tuple([0] * slot + [int(n)])
        samples[holds] += Sample(int(n), total, squares, histogram)
    return samples[1], samples[0]


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
