"""What came of a report, told on the section's page until the learner puts it away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.merging import register_merge
from accounts.models import Learner
from courses.notices import Notice, look_no_more_without, look_where_waiting, register_notices
from quizzes.models import QuestionReport, ReportState


def outcome(report: QuestionReport) -> str:
    """What to tell of a settled report."""
    if report.state == ReportState.FIXED:
        return _("You reported this question: it was fixed.")
    return _("You reported this question: it was looked at and stays as it is.")


def _waiting(learner: Learner) -> QuerySet[QuestionReport]:
    return QuestionReport.objects.filter(
        learner=learner, settled_at__isnull=False, told_at=None
    ).order_by("id")


@register_notices
def notices_in(learner: Learner, section_id: int | None) -> list[Notice]:
    """Of this section's questions, or of all, in one query."""
    reports = _waiting(learner)
    if section_id is not None:
        reports = reports.filter(revision__question__section=section_id)
    return [_notice(report) for report in reports.select_related(
        "revision__question__section__module__course")]  # fmt: skip


def _notice(report: QuestionReport) -> Notice:
    question = report.revision.question
    section = question.section.get_absolute_url()
    return Notice(
        text=outcome(report),
        words=report.reply,
        url=f"{section}#check-{question.key}",
        seen_url=f"{section}checks/{question.key}/report/seen/",
    )


@transaction.atomic
def put_away(learner: Learner, section_id: int, key: str, *, at: datetime) -> None:
    """The learner knows what came of what they reported of that question."""
    here = _waiting(learner).filter(
        revision__question__section=section_id, revision__question__key=key
    )
    QuestionReport.objects.filter(pk__in=list(here.values_list("pk", flat=True))).update(told_at=at)
    look_no_more_without(learner)


@register_merge
def merge_reports(guest: Learner, person: Learner) -> None:
    """A guest's reports become the person's. Where both reported the same revision, both are
    kept as they are, and the person hears of their own."""
    own = QuestionReport.objects.filter(learner=person).values("revision")
    QuestionReport.objects.filter(learner=guest).exclude(
        revision__in=list(own.values_list("revision", flat=True))
    ).update(learner=person)
    if guest.has_notices:
        look_where_waiting(person)
