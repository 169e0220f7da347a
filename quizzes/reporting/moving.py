"""Moving reports: each by one conditional UPDATE and its event, and the learner is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Learner, User
from quizzes.models import QuestionReport, ReportEvent, ReportState
from quizzes.models.reports import SETTLED
from quizzes.reporting.mailing import mail_reporters
from releases.models import Release


@transaction.atomic
def move_reports(
    seen: Mapping[int, int],
    *,
    to: ReportState,
    reply: str = "",
    by: User | None,
    at: datetime,
    fixed_in: Release | None = None,
) -> list[int]:
    """Move those that still are as they were seen (`moves` by id); the ids of those moved.

    Those that stand there already, or that somebody else has moved or their learner has added
    to since, stay as they are. Who reported a settled one is told, on the section's page and by
    mail.
    """
    settled_at = at if to in SETTLED else None
    fields = {"state": to, "reply": reply, "fixed_in": fixed_in, "settled_at": settled_at}
    moved = [pk for pk, moves in sorted(seen.items()) if _moved(pk, moves, fields)]
    ReportEvent.objects.bulk_create(
        ReportEvent(report_id=pk, number=seen[pk] + 1, to_state=to, by=by, at=at, note=reply)
        for pk in moved
    )
    if settled_at is not None and moved:
        reporters = QuestionReport.objects.filter(pk__in=moved).values("learner")
        Learner.objects.filter(pk__in=reporters).update(has_notices=True)
        mail_reporters(moved)
    return moved


def _moved(pk: int, moves: int, fields: dict[str, Any]) -> int:
    """Change the row only if it still is as it was seen."""
    rows = QuestionReport.objects.filter(pk=pk, moves=moves).exclude(state=fields["state"])
    return rows.update(**fields, moves=moves + 1, told_at=None)
