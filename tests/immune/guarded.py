"""Releases that stand in A2, and metrics that say what a test wants them to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from releases.metrics.definitions import Better, Kind, Metric, Unit, Window
from releases.metrics.values import SLOTS, Arms, Sample, slot_of
from releases.models import Release
from releases.rings import Ring
from tests.factories import NOW, SectionRevisionFactory, UserFactory, released

LATER = NOW + timedelta(hours=1)


def of_people(n: int, hits: int) -> Sample:
    """As many people, one observation each."""
    return Sample(n, hits, hits, together=(n, n, hits, hits))


def two_arms(treated: tuple[int, int], control: tuple[int, int]) -> Arms:
    """Shares of both, at the same time."""
    return Arms(of_people(*treated), of_people(*control), "concurrent")


def durations(*groups: tuple[int, float]) -> Sample:
    """So many observations of so many milliseconds."""
    slots = [0] * SLOTS
    for n, ms in groups:
        slots[slot_of(ms)] += n
    n, total = sum(n for n, _ms in groups), sum(n * ms for n, ms in groups)
    return Sample(n, total, sum(n * ms * ms for n, ms in groups), tuple(slots))


def metric_of(
    name: str = "first-try-correct",
    measure: Callable[[Release, Window], Arms] = lambda *_: two_arms((0, 0), (0, 0)),
    *,
    kind: Kind = "proportion",
    better: Better = "higher",
    unit: Unit = "share",
    **more: bool,
) -> Metric:
    """A metric that measures what it is told to."""
    return Metric(name, name.title(), "What it is.", unit, better, kind, "one", measure, **more)


def in_ring(ring: Ring = Ring.A2, **fields: object) -> Release:
    """A release of one text in that ring, half of the learners in A2, written by somebody."""
    author = UserFactory.create(is_staff=True)
    draft = SectionRevisionFactory.create(created_by=author)
    return released(draft, to=ring, **{"scope": "course", "share": 5000} | fields)
