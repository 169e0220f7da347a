"""The reports of one question as instructors answer them: by revision, with what they amount to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet

from quizzes.models import (
    Problem,
    QuestionReport,
    QuestionRevision,
    ReportedQuestion,
    ReportEvent,
    ReportState,
)

MOST_SHOWN = 200
"""Reports on one page: those that need an answer first, then the newest."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report: its words, where it stands and what happened to it. Nobody's name is in it."""

    report: QuestionReport
    events: tuple[ReportEvent, ...]

    @property
    def value(self) -> str:
        """Names the report and the state in which it was seen, for the form."""
        return f"{self.report.pk}:{self.report.moves}"

    @property
    def is_unsettled(self) -> bool:
        """Whether it waits for an answer."""
        return self.report.settled_at is None


@dataclass(frozen=True, slots=True)
class RevisionReports:
    """What is reported of one revision; counts are of all its reports, shown or not."""

    revision: QuestionRevision
    count: int
    unsettled: int
    problems: tuple[tuple[str, int], ...]
    """How many say what, most first."""
    is_replaced: bool
    """Whether a newer revision is in a release already."""
    rows: tuple[ReportRow, ...]


def reported_questions(rows: QuerySet[ReportedQuestion]) -> QuerySet[ReportedQuestion]:
    """Questions that somebody reported, with how many reports wait and are in work."""
    reports = "revisions__reports"
    return (
        rows.filter(**{f"{reports}__isnull": False})
        .annotate(
            waiting=Count(reports, filter=Q(**{f"{reports}__state": ReportState.OPEN})),
            in_work=Count(reports, filter=Q(**{f"{reports}__state": ReportState.WORKING})),
            reported=Count(reports),
            last_reported=Max(f"{reports}__reported_at"),
        )
        .order_by("-waiting", "-in_work", "-last_reported", "pk")
    )


def queue_of(question_id: int) -> list[RevisionReports]:
    """The question's reports, newest revision first, in four queries however many there are."""
    of_question = QuestionReport.objects.filter(revision__question=question_id)
    told = of_question.values_list("revision", "kind").order_by("revision", "kind")
    counts = {
        (revision, kind): (count, unsettled)
        for revision, kind, count, unsettled in told.annotate(
            count=Count("pk"), unsettled=Count("pk", filter=Q(settled_at=None))
        )
    }
    unsettled_first = F("settled_at").desc(nulls_first=True)
    shown = list(of_question.order_by(unsettled_first, "-pk")[:MOST_SHOWN])
    events: dict[int, list[ReportEvent]] = {report.pk: [] for report in shown}
    for event in ReportEvent.objects.filter(report__in=shown).select_related("by").order_by("pk"):
        events[event.report_id].append(event)
    rows = [ReportRow(report, tuple(events[report.pk])) for report in shown]
    revisions = QuestionRevision.objects.filter(question=question_id).select_related("release")
    return list(_by_revision(revisions.order_by("-number"), counts, rows))


def _by_revision(
    revisions: Iterable[QuestionRevision],
    counts: dict[tuple[int, str], tuple[int, int]],
    rows: list[ReportRow],
) -> Iterable[RevisionReports]:
    is_replaced = False
    for revision in revisions:
        problems = Counter(
            {str(label): counts.get((revision.pk, kind), (0, 0))[0] for kind, label in _PROBLEMS}
        )
        if problems.total():
            yield RevisionReports(
                revision,
                problems.total(),
                sum(counts.get((revision.pk, kind), (0, 0))[1] for kind, _label in _PROBLEMS),
                tuple((label, count) for label, count in problems.most_common() if count),
                is_replaced,
                tuple(row for row in rows if row.report.revision_id == revision.pk),
            )
        is_replaced = is_replaced or revision.release_id is not None


_PROBLEMS = tuple((problem.value, problem.label) for problem in Problem)
