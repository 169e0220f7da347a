"""What is measured of a section: who finishes it, who leaves it, and how long its page takes."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from courses.models import SectionProgress
from courses.touched import sections_touched
from releases.metrics.definitions import Metric, Window
from releases.metrics.in_sql import Spans, arms_of, ids, moment
from releases.metrics.registry import register
from releases.metrics.stages import Stage, stage
from releases.metrics.tallied import measure_tally
from releases.metrics.values import Arms
from releases.models import Release

AWAY = timedelta(minutes=30)
"""Whoever has done nothing in a section for so long has left it."""

_TABLE = SectionProgress._meta.db_table


def completion(release: Release, window: Window) -> Arms:
    """Of the sections that learners began in the window, those they completed in it."""
    found = stage(release, window)
    if found is None:
        return Arms()
    done = Spans(found).ended("started_at", "completed_at")
    return arms_of(found, _begun(release, found, hits=done))


def drop_off(release: Release, window: Window) -> Arms:
    """Of the sections begun half an hour before the window's end, those left for so long.

    When a learner last did something is known of now alone: of the time before a release some
    have come back since.
    """
    found = stage(release, window)
    if found is None:
        return Arms()
    spans = Spans(found)
    late = f"{moment(found.spans[-1].until - AWAY)}"
    done = spans.ended("started_at", "completed_at")
    left = f"(COALESCE(NOT {done}, 1 = 1) AND updated_at <= {late})"
    return arms_of(found, _begun(release, found, hits=left, only=f"AND started_at <= {late}"))


def _begun(release: Release, found: Stage, *, hits: str, only: str = "") -> str:
    """Sections that each learner began, and those of them of which `hits` is true."""
    spans = Spans(found)
    counted = f"SUM(CASE WHEN {hits} THEN 1 ELSE 0 END)"
    return f"""
SELECT learner_id, {spans.place("started_at")} AS span, COUNT(*) AS n,
    {counted} AS total, {counted} AS squares
FROM {_TABLE}
WHERE section_id IN ({ids(sections_touched(release))}) AND {spans.within("started_at")} {only}
GROUP BY 1, 2"""


COMPLETION = register(
    Metric(
        name="completion",
        title=_("Completion"),
        meaning=_(
            "Of the sections that learners began, the share they completed: every scored check "
            "answered, and whatever else the section asks for."
        ),
        unit="share",
        better="higher",
        kind="proportion",
        sample=_("one section begun by one learner"),
        measure=completion,
        may_change=True,
    )
)
DROP_OFF = register(
    Metric(
        name="drop-off",
        title=_("Drop-off"),
        meaning=_(
            "Of the sections that learners began half an hour ago or earlier, the share that they "
            "left unfinished, having done nothing there for half an hour."
        ),
        unit="share",
        better="lower",
        kind="proportion",
        sample=_("one section begun by one learner"),
        measure=drop_off,
        may_change=True,
    )
)
RENDER_P95 = register(
    Metric(
        name="render-p95",
        title=_("Page time (95th percentile)"),
        meaning=_(
            "How long the server takes for a section’s page: 95 of 100 pages take no longer. "
            "Counted over the whole course, as a page’s time depends on all that it holds."
        ),
        unit="ms",
        better="lower",
        kind="quantile",
        sample=_("one page of a section sent to a learner"),
        measure=measure_tally("render-p95"),
    )
)
