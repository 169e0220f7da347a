"""Taking a report: one for each learner and revision; what is said again joins the first."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Learner
from quizzes.models import QuestionReport, ReportEvent, ReportState
from quizzes.models.reports import LONGEST_WORDS

ATTEMPTS = 5
"""How often a report is joined to one that somebody else keeps moving."""


class NoMoreWordsError(Exception):
    """One learner has said all that one report holds; the message says what to do."""


class BusyReportError(Exception):
    """Others kept moving the report first; sending it again will do."""


def take_report(
    learner: Learner, revision_id: int, *, kind: str, words: str, at: datetime
) -> QuestionReport:
    """Keep what the learner says of that revision; the very same again changes nothing.

    Words are added to what the same learner said of it before, and a settled report is open again.
    Raises NoMoreWordsError and BusyReportError.
    """
    for _attempt in range(ATTEMPTS):
        with transaction.atomic():
            report, is_new = QuestionReport.objects.get_or_create(
                learner=learner,
                revision_id=revision_id,
                defaults={"kind": kind, "words": words, "reported_at": at},
            )
            if is_new:
                ReportEvent.objects.create(
                    report=report, number=1, to_state=ReportState.OPEN, at=at, note=words
                )
            if is_new or _is_said(report, kind, words) or _joined(report, kind, words, at=at):
                return report
    raise BusyReportError


def _is_said(report: QuestionReport, kind: str, words: str) -> bool:
    """Whether the report says all of it already: a double click, a replay or a retry."""
    return report.kind == kind and (not words or words in report.words)


def _joined(report: QuestionReport, kind: str, words: str, *, at: datetime) -> bool:
    """Add what is new, if the report still is as it was seen."""
    is_new = words not in report.words
    told = "\n\n".join(filter(None, [report.words, words])) if is_new else report.words
    if len(told) > 2 * LONGEST_WORDS:
        raise NoMoreWordsError(
            _("You have said much about this question already. Please wait for an answer.")
        )
    moves = report.moves + 1
    changed = QuestionReport.objects.filter(pk=report.pk, moves=report.moves).update(
        kind=kind, words=told, state=ReportState.OPEN, moves=moves, reply="", fixed_in=None,
        settled_at=None, told_at=None,
    )  # fmt: skip
    if changed:
        ReportEvent.objects.create(
            report=report, number=moves, to_state=ReportState.OPEN, at=at, note=words
        )
    return bool(changed)
