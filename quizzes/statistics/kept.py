"""Tallies by question revision: from the counts that are kept, or counted on the spot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import connection

from courses.exports.filters import Filters
from quizzes.models import AnswerCount, Question, QuestionRevision, TimeCount
from quizzes.statistics import statements
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


def tallies_of(filters: Filters, sections: Collection[int]) -> Tallies:
    """What the learners whom the filters let pass did first, where that was on the days asked for.

    A release asked for leaves only what was answered to its revisions. Scores are those of all
    that the learner did first, whenever it was. Counted from the first tries that are kept.
    """
    questions = Question.objects.filter(section__in=sections).values_list("id", flat=True)
    which, values = _which(filters)
    tries = f"""(
        SELECT first.* FROM quizzes_firsttry AS first
        JOIN quizzes_response AS given ON given.id = first.response_id
        WHERE first.question_id IN ({statements.ids(questions)}) {_who(filters)} {which}
    )"""
    with connection.cursor() as cursor:
        cursor.execute(statements.answers(tries), values)
        answers = cursor.fetchall()
        cursor.execute(statements.times(tries), values)
        return _tallies(answers, cursor.fetchall())


def how_sure(filters: Filters, question: int) -> Mapping[tuple[str, str], int]:
    """How many first tries at a question had which verdict and said how sure they were.

    By verdict and “sure”, “unsure” or "": one query, of first tries as `tallies_of` has them.
    """
    which, values = _which(filters)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
SELECT first.verdict, given.confidence, COUNT(*) FROM quizzes_firsttry AS first
JOIN quizzes_response AS given ON given.id = first.response_id
WHERE first.question_id = {int(question)} {_who(filters)} {which}
GROUP BY first.verdict, given.confidence""",
            values,
        )
        return {(verdict, said): n for verdict, said, n in cursor.fetchall()}


def _who(filters: Filters) -> str:
    """The condition that people pass; "" where all do."""
    groups = [set(group.values_list("id", flat=True)) for group in filters.people()]
    if not groups:
        return ""
    return f"AND first.person_id IN ({statements.ids(sorted(set.intersection(*groups)))})"


def _which(filters: Filters) -> tuple[str, list[str | datetime | None]]:
    """The conditions that first tries have to meet, with their values."""
    conditions: list[str] = []
    values: list[str | datetime | None] = []
    for moment, compares in ((filters.start, ">="), (filters.end, "<")):
        if moment is not None:
            conditions.append(f"AND given.answered_at {compares} %s")
            values.append(connection.ops.adapt_datetimefield_value(moment))
    if filters.release is not None:
        shipped = QuestionRevision.objects.filter(release=filters.release)
        listed = statements.ids(shipped.values_list("id", flat=True))
        conditions.append(f"AND given.revision_id IN ({listed})")
    return " ".join(conditions), values


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
