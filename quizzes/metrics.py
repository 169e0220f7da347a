"""What is measured of questions: right at the first try, time, reports, and failed answers.

Counted are the questions of the sections that a release touches (`courses.touched`), pilot
questions aside, whichever wording a learner was shown. A first try is a learner's first answer to
a question in any wording: somebody who has met it before says little of a new one.
"""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext_lazy as _

from courses.touched import sections_touched
from quizzes.models import QuestionReport, QuestionRevision, Response, Standing
from quizzes.statistics.tallies import COUNTED
from releases.metrics.definitions import Metric, Window
from releases.metrics.in_sql import Spans, arms_of, ids
from releases.metrics.registry import register
from releases.metrics.stages import Stage, stage
from releases.metrics.tallied import measure_tally
from releases.metrics.values import Arms
from releases.models import Release

_RESPONSES, _STANDINGS = Response._meta.db_table, Standing._meta.db_table
_REVISIONS, _REPORTS = QuestionRevision._meta.db_table, QuestionReport._meta.db_table
_COUNTED = f"({', '.join(repr(each) for each in COUNTED)})"
MOST_BY_INDEX = 0.25
"""Responses to more than this part of all wordings are not looked up one by one."""
_FIRST = "response.try_number = 1 AND NOT response.is_practice"


def first_try_correct(release: Release, window: Window) -> Arms:
    """Of first tries, those that were right, as they count now; not what nobody has graded yet."""
    right = "COALESCE(standing.verdict, response.verdict) = 'correct'"
    value = f"CASE WHEN {right} THEN 1 ELSE 0 END"
    return _of_first_tries(release, window, value, value)


def time_to_answer(release: Release, window: Window) -> Arms:
    """The natural logarithms of the milliseconds that first tries took, where they are known."""
    log = "LN(CAST(response.elapsed_ms AS double precision))"
    return _of_first_tries(release, window, log, f"{log} * {log}", "AND response.elapsed_ms > 0")


def report_rate(release: Release, window: Window) -> Arms:
    """Of first tries at a wording, those whose learner reported it.

    Who reports without answering, for instance because they cannot, is counted as one of both.
    """
    found = stage(release, window)
    return Arms() if found is None else arms_of(found, _reported(release, found))


def _of_first_tries(
    release: Release, window: Window, value: str, square: str, only: str = ""
) -> Arms:
    """Sums of a value over the first tries of each learner."""
    found = stage(release, window)
    if found is None:
        return Arms()
    revisions = _revisions(release)
    spans = Spans(found)
    acts = f"""
SELECT response.learner_id, {spans.place("response.answered_at")} AS span, COUNT(*) AS n,
    SUM({value}) AS total, SUM({square}) AS squares
FROM {_RESPONSES} AS response
LEFT JOIN {_STANDINGS} AS standing ON standing.response_id = response.id
WHERE {_asked(revisions)} AND {_FIRST}
    AND {spans.within("response.answered_at")} {only}
    AND COALESCE(standing.verdict, response.verdict) IN {_COUNTED}
    AND {_never_met(revisions)}
GROUP BY 1, 2"""
    return arms_of(found, acts)


def _asked(revisions: dict[int, int]) -> str:
    """Whether a response is to one of the wordings.

    Of a few wordings the responses are found by their index. Where they are a good part of all,
    reading the whole table once is three times as quick as looking up most of it row by row; the
    sign keeps a database from choosing the index because the list is long.
    """
    is_large = MOST_BY_INDEX * QuestionRevision.objects.count() < len(revisions)
    return f"{'+' * is_large}response.revision_id IN ({ids(revisions)})"


def _never_met(revisions: dict[int, int]) -> str:
    """Whether the learner had not answered the question in another wording before.

    Most questions have one wording; only of the others is it looked up. Where there are no others
    it is not asked: PostgreSQL would prepare for a million look-ups, which takes half a second.
    """
    wordings = Counter(revisions.values())
    reworded = [pk for pk, question in revisions.items() if wordings[question] > 1]
    if not reworded:
        return "1 = 1"
    return f"""(response.revision_id NOT IN ({ids(reworded)}) OR NOT EXISTS (
        SELECT 1 FROM {_REVISIONS} AS one
        JOIN {_REVISIONS} AS other ON other.question_id = one.question_id AND other.id <> one.id
        JOIN {_RESPONSES} AS earlier ON earlier.revision_id = other.id
            AND earlier.learner_id = response.learner_id AND earlier.id < response.id
        WHERE one.id = response.revision_id))"""


def _reported(release: Release, found: Stage) -> str:
    revisions, spans = _revisions(release), Spans(found)
    within = spans.within("response.answered_at")
    reported = "COALESCE(response.answered_at, report.reported_at)"
    return f"""
SELECT response.learner_id, {spans.place("response.answered_at")} AS span, COUNT(*) AS n,
    0 AS total, 0 AS squares
FROM {_RESPONSES} AS response
WHERE {_asked(revisions)} AND {_FIRST} AND {within}
GROUP BY 1, 2
UNION ALL
SELECT report.learner_id, {spans.place(reported)} AS span,
    SUM(CASE WHEN response.id IS NULL THEN 1 ELSE 0 END), COUNT(*), COUNT(*)
FROM {_REPORTS} AS report
LEFT JOIN {_RESPONSES} AS response ON response.learner_id = report.learner_id
    AND response.revision_id = report.revision_id AND {_FIRST} AND {within}
WHERE report.revision_id IN ({ids(revisions)}) AND {spans.within("report.reported_at")}
GROUP BY 1, 2"""


def _revisions(release: Release) -> dict[int, int]:
    """The question of each wording that is counted, by the wording."""
    asked = QuestionRevision.objects.filter(
        question__section__in=sections_touched(release), is_pilot=False
    )
    return dict(asked.order_by("id").values_list("id", "question_id"))


FIRST_TRY_CORRECT = register(
    Metric(
        name="first-try-correct",
        title=_("Right at the first try"),
        meaning=_(
            "Of learners’ first tries at the questions in the sections that the release touches, "
            "the share that was right, as it counts now. Pilot questions aside."
        ),
        unit="share",
        better="higher",
        kind="proportion",
        sample=_("one first try at one question"),
        measure=first_try_correct,
    )
)
TIME_TO_ANSWER = register(
    Metric(
        name="time-to-answer",
        title=_("Time to answer"),
        meaning=_(
            "How long first tries take, as the geometric mean: one learner who went for lunch "
            "moves it little."
        ),
        unit="ms",
        better="lower",
        kind="mean",
        sample=_("one first try of which the time is known"),
        measure=time_to_answer,
        is_log=True,
    )
)
REPORT_RATE = register(
    Metric(
        name="report-rate",
        title=_("Reports"),
        meaning=_(
            "Of first tries at a question, the share whose learner reported a problem with it."
        ),
        unit="share",
        better="lower",
        kind="proportion",
        sample=_("one question tried or reported by one learner"),
        measure=report_rate,
        may_change=True,
    )
)
VERIFY_ERRORS = register(
    Metric(
        name="verify-errors",
        title=_("Failed answers"),
        meaning=_("Of answers that learners sent, the share that the server failed to take (5xx)."),
        unit="share",
        better="lower",
        kind="proportion",
        sample=_("one answer sent"),
        measure=measure_tally("verify-errors"),
    )
)
