"""Counting first tries: a whole section anew, or some people of it taken out and put in again.

Each count is one transaction that holds the row of its section, so that two who count at once
come one after the other; both then find the same, for what is counted twice is taken out first.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection, transaction
from django.db.models import F, Q

from accounts.models import Learner
from quizzes.models import AnswerCount, CountedCheck, FirstTry, Question, TimeCount
from quizzes.statistics import statements
from quizzes.statistics.statements import Scored, ids

_ANSWERS = ("revision_id", "score", "verdict", "said")
_TIMES = ("revision_id", "ms")


@transaction.atomic
def count_section(section: int, scored: Collection[int]) -> None:
    """Count all first tries in the section anew, `scored` being the questions in its score."""
    questions = _hold(section)
    for model in (AnswerCount, TimeCount):
        model.objects.filter(revision__question__in=questions).delete()
    FirstTry.objects.filter(question__in=questions).delete()
    _put_in(questions, {section: scored}, tries=_rows(questions))
    _finish(section, scored)


@transaction.atomic
def count_persons(section: int, scored: Collection[int], persons: Collection[int]) -> None:
    """Take these people's first tries in the section out of the counts and put them in again."""
    questions = _hold(section)
    # Listed once: should a guest sign in meanwhile, every statement below means the same people.
    known = Q(pk__in=persons) | Q(merged_into__in=persons)
    own = ids(Learner.objects.filter(known).values_list("id", flat=True))
    tries = _rows(questions, f"AND person_id IN ({own})")
    with connection.cursor() as cursor:
        cursor.execute(_taken_out(AnswerCount, _ANSWERS, statements.answers(tries)))
        cursor.execute(_taken_out(TimeCount, _TIMES, statements.times(tries)))
        cursor.execute(
            f"DELETE FROM quizzes_firsttry WHERE question_id IN ({ids(questions)}) "
            f"AND person_id IN ({own})"
        )
    _put_in(questions, {section: scored}, tries=tries, who=f"AND response.learner_id IN ({own})")
    for model in (AnswerCount, TimeCount):
        model.objects.filter(revision__question__in=questions, n=0).delete()
    _finish(section, scored)


def _hold(section: int) -> list[int]:
    """Keep others from counting the section until this is done; its questions."""
    CountedCheck.objects.get_or_create(section_id=section)
    CountedCheck.objects.select_for_update().get(section_id=section)
    return list(Question.objects.filter(section=section).values_list("id", flat=True))


def _finish(section: int, scored: Collection[int]) -> None:
    CountedCheck.objects.filter(section_id=section).update(
        scored=sorted(scored), version=F("version") + 1
    )


def _rows(questions: Collection[int], which: str = "") -> str:
    """The stored first tries at these questions, as a table."""
    return f"(SELECT * FROM quizzes_firsttry WHERE question_id IN ({ids(questions)}) {which})"


def _put_in(questions: Collection[int], scored: Scored, *, tries: str, who: str = "") -> None:
    """Store first tries as they are now, then add what `tries` reads of them to the counts."""
    found = statements.tried(questions, scored, who=who) + statements.SCORED_TRIES
    columns = "response_id, person_id, question_id, verdict, score"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO quizzes_firsttry ({columns}) {found}")
        cursor.execute(_added(AnswerCount, _ANSWERS, statements.answers(tries)))
        cursor.execute(_added(TimeCount, _TIMES, statements.times(tries)))


type _Counts = type[AnswerCount | TimeCount]


def _taken_out(model: _Counts, key: Collection[str], counts: str) -> str:
    same = " AND ".join(f"kept.{name} = less.{name}" for name in key)
    return (
        f"UPDATE {model._meta.db_table} AS kept SET n = kept.n - less.n "
        f"FROM ({counts}) AS less WHERE {same}"
    )


def _added(model: _Counts, key: Collection[str], counts: str) -> str:
    table, names = model._meta.db_table, ", ".join(key)
    return (
        f"INSERT INTO {table} ({names}, n) SELECT {names}, n FROM ({counts}) AS more WHERE true "
        f"ON CONFLICT ({names}) DO UPDATE SET n = {table}.n + excluded.n"
    )
