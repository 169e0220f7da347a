"""Tallies by question revision: from the counts that are kept, or counted on the spot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import connection

from accounts.scopes import members_of
from courses.exports.filters import Filters
from quizzes.models import AnswerCount, Question, QuestionRevision, TimeCount
from quizzes.statistics import statements
from quizzes.statistics.statements import SCORED_TRIES, Scored
from quizzes.statistics.tallies import Cell, Tally

type Tallies = Mapping[int, Tally]
"""By the id of the question revision."""


def kept_tallies(sections: Collection[int]) -> Tallies:
    """What is kept of these sections' questions: two queries."""
    revisions = QuestionRevision.objects.filter(question__section__in=sections)
    answers = AnswerCount.objects.filter(revision__in=revisions.values("id"))
    times = TimeCount.objects.filter(revision__in=revisions.values("id"))
    return _tallies(
        answers.values_list("revision_id", "score", "verdict", "said", "n").iterator(),
        times.values_list("revision_id", "ms", "n").iterator(),
    )


def tallies_of(filters: Filters, scored: Scored) -> Tallies:
    """What the learners whom the filters let pass did first, on the days that they name.

    A first try is somebody's first of all; it counts where it was on one of these days.
    """
    values: list[str | datetime | None] = []
    which: list[str] = []
    for moment, compares in ((filters.start, ">="), (filters.end, "<")):
        if moment is not None:
            which.append(f"AND response.answered_at {compares} %s")
            values.append(connection.ops.adapt_datetimefield_value(moment))
    questions = Question.objects.filter(section__in=scored).values_list("id", flat=True)
    tables = statements.tried(questions, scored, who=_narrowed(filters), which=" ".join(which))
    tries = f"{tables}, try_rows AS ({SCORED_TRIES})"
    with connection.cursor() as cursor:
        cursor.execute(tries + statements.answers("try_rows"), values)
        answers = cursor.fetchall()
        cursor.execute(tries + statements.times("try_rows"), values)
        return _tallies(answers, cursor.fetchall())


def _narrowed(filters: Filters) -> str:
    """The condition that responses are of the learners who pass; "" where all do."""
    people = [filters.scope.learners()]
    if filters.cohort is not None:
        people.append(members_of([filters.cohort.pk]))
    groups = [set(each.values_list("id", flat=True)) for each in people if each is not None]
    if not groups:
        return ""
    return f"AND response.learner_id IN ({statements.ids(sorted(set.intersection(*groups)))})"


def _tallies(
    answers: Iterable[tuple[int, int, str, str, int]], times: Iterable[tuple[int, int, int]]
) -> Tallies:
    cells: dict[int, dict[Cell, int]] = defaultdict(dict)
    for revision, score, verdict, said, n in answers:
        cells[revision][score, verdict, said] = n
    took: dict[int, dict[int, int]] = defaultdict(dict)
    for revision, ms, n in times:
        took[revision][ms] = n
    return {revision: Tally(each, took[revision]) for revision, each in cells.items()}
