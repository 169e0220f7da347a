"""A patrol: how long it takes to measure a release that all responses were given to.

The release touches every section and half of the learners have it, so nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max

from benchmarks.course import SLUG
from benchmarks.made_up import START
from benchmarks.statistics import answer_anew, seconds
from courses.models import Section, SectionRevision
from quizzes.models import Response
from releases.immune_system.patrolling import patrol
from releases.immune_system.rules import rules_of
from releases.immune_system.watching import measured
from releases.metrics.registry import metric
from releases.metrics.stages import present_window
from releases.models import Release
from releases.promotion import collect, promote
from releases.rings import Ring

NEW, TARGET_S = 1_000, 2.0


def measure_patrol() -> Iterator[str]:
    """Lines of a table: seconds by the clock, of them this process's own, and the target.

    The second figure says more where the machine is shared; a server of its own is not in it.
    """
    release = _half_released()
    yield f"\n{'':34}{'seconds':>9}{'CPU s':>9}{'target':>9}"
    at = _after_the_last()
    window = present_window(release, at=at)
    for rule in rules_of(SLUG) if window else []:
        of = metric(rule.metric)
        yield _line(f"measuring {rule.metric}", seconds(lambda of=of: of.measure(release, window)))
    yield _line(f"first patrol, {Response.objects.count():,}", seconds(lambda: _patrol(at)))
    later = at + timedelta(minutes=1)
    yield _line("patrol, nothing new", seconds(lambda: measured(release, at=later)))
    answer_anew(NEW)
    at = _after_the_last()
    yield _line(f"patrol, {NEW:,} new first tries", seconds(lambda: _patrol(at)), TARGET_S)


def _half_released() -> Release:
    """A release of a new text for each section, in A2 since before the first response."""
    release = Release.objects.create(scope=SLUG, name="Looked after", share=5_000)
    texts = []
    for section in Section.objects.filter(module__course__slug=SLUG).order_by("id"):
        text = SectionRevision(section=section, title="Another", source="## // a | B {#c}\n\nD.\n")
        text.save()
        texts.append(text)
    collect(release, texts)
    while release.ring < Ring.A2:
        promote(release, by=None, at=START)
    return release


def _after_the_last() -> datetime:
    last = Response.objects.aggregate(at=Max("answered_at"))["at"]
    assert last is not None  # noqa: S101
    return last + timedelta(minutes=1)


def _patrol(at: datetime) -> None:
    if not any(row.treated_n for row in patrol(at=at, scope=SLUG)):
        raise SystemExit("patrol: nothing was measured")


def _line(name: str, took: tuple[float, float], target: float | None = None) -> str:
    told = f"{target:.2f}" if target else "-"
    return f"{name:34}{took[0]:9.2f}{took[1]:9.2f}{told:>9}"
