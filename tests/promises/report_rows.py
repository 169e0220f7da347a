"""Rows of reports by learners that the database has to refuse."""

from __future__ import annotations

from quizzes.models import QuestionReport, ReportEvent
from tests.factories import NOW
from tests.promises.people_rows import Row
from tests.promises.world import World


def _report(w: World, **fields: object) -> dict[str, object]:
    """A guest's report, which would be fine."""
    fine = {"learner": w.guest, "revision": w.question_revision, "kind": "typo"}
    return fine | {"reported_at": NOW} | fields


def _event(w: World, **fields: object) -> dict[str, object]:
    report = QuestionReport.objects.create(**_report(w))
    ReportEvent.objects.create(report=report, number=1, to_state="open", at=NOW)
    return {"report": report, "number": 2, "to_state": "open", "at": NOW} | fields


def _again(w: World) -> dict[str, object]:
    QuestionReport.objects.create(**_report(w))
    return _report(w)


REPORT_ROWS: dict[str, Row] = {
    "report_once_per_learner_and_revision": (QuestionReport, _again),
    "report_is_of_a_known_problem": (QuestionReport, lambda w: _report(w, kind="x")),
    "report_stands_in_a_known_state": (QuestionReport, lambda w: _report(w, state="x")),
    "report_settled_at_a_time": (QuestionReport, lambda w: _report(w, state="fixed")),
    "report_told_once_it_is_settled": (QuestionReport, lambda w: _report(w, told_at=NOW)),
    "report_fixed_in_a_release_is_fixed": (
        QuestionReport,
        lambda w: _report(w, fixed_in=w.release),
    ),
    "report_other_says_what": (QuestionReport, lambda w: _report(w, kind="other")),
    "report_event_numbered_once": (ReportEvent, lambda w: _event(w, number=1)),
}
