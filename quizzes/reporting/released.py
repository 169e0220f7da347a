"""When a release brings a newer wording to everyone, what was in work is fixed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from quizzes.models import QuestionReport, QuestionRevision, ReportState
from quizzes.reporting.moving import move_reports
from releases.models import Release, ReleaseEvent
from releases.promotion import register_moved
from releases.rings import Ring


@register_moved
def reports_follow(release: Release, event: ReleaseEvent) -> None:
    """Reports in work of older wordings are fixed by ring A3, and in work again by a rollback.

    Open ones stay open: nobody has said that the newer wording is about them.
    """
    if event.to_ring == Ring.A3:
        newer = QuestionRevision.objects.filter(
            release=release,
            question=OuterRef("revision__question"),
            number__gt=OuterRef("revision__number"),
        )
        reports = QuestionReport.objects.filter(Exists(newer), state=ReportState.WORKING)
        _move(reports.values_list("pk", "moves"), ReportState.FIXED, event, release)
    if event.to_ring == Ring.ROLLED_BACK:
        reports = QuestionReport.objects.filter(fixed_in=release)
        _move(reports.values_list("pk", "moves"), ReportState.WORKING, event, None)


def _move(
    seen: Iterable[tuple[int, int]], to: ReportState, event: ReleaseEvent, fixed_in: Release | None
) -> None:
    reports = dict(seen)
    if not reports:
        return  # A move of a release is urgent at times: it costs one look here.
    move_reports(reports, to=to, by=event.by, at=event.at, fixed_in=fixed_in)
