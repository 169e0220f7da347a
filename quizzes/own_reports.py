"""Reports of problems, as their learner may take them along and as they stay afterwards."""

from __future__ import annotations

from datetime import UTC

from django.db.models import QuerySet
from django.db.models.functions import TruncDay
from django.utils.translation import gettext_lazy as _

from courses.own_data.records import Owner, Records, Value, register_records
from quizzes.models import QuestionReport
from quizzes.models.reports import ReportEvent
from quizzes.own_data import FORGOTTEN_ANSWER


def _reports(owner: Owner) -> QuerySet[QuestionReport]:
    found = QuestionReport.objects.filter(learner__in=owner.learners)
    found = found.select_related("revision__question__section__module__course")
    return found.order_by("reported_at", "id")


def _line(report: QuestionReport) -> tuple[Value, ...]:
    question = report.revision.question
    return (
        question.section.module.course.slug,
        question.key,
        report.revision.number,
        report.kind,
        report.words,
        report.state,
        report.reply,
        report.reported_at,
    )


def _forget(owner: Owner) -> None:
    """Leave the kind of problem to whoever mends the question; take every word of the exchange."""
    rows = QuestionReport.objects.filter(learner__in=owner.learners)
    ReportEvent.objects.filter(report__in=rows).exclude(note="").update(note=FORGOTTEN_ANSWER)
    rows.exclude(words="").update(words=FORGOTTEN_ANSWER)
    rows.update(reply="", reported_at=TruncDay("reported_at", tzinfo=UTC))


register_records(
    Records(
        name="reports",
        title=_("Problems you reported"),
        columns=(
            ("course", _("the course, as in its address")),
            ("question", _("the question's name in the section")),
            ("revision", _("which wording of the question it was")),
            ("problem", _("what kind of problem")),
            ("words", _("what you wrote")),
            ("state", _("how far it has come")),
            ("reply", _("what you were answered")),
            ("reported_at", _("when you reported it")),
        ),
        about=QuestionReport,
        find=_reports,
        line=_line,
        forget=_forget,
        stays=_("What kind of problem it was stays with the question; all words go."),
        moment="reported_at",
    )
)
