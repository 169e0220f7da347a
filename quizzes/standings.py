"""Deciding what responses count as from now on: their standings, and all that follows from them.

Whoever decides (a regrade, the grading of essays) calls `apply`. What keeps numbers about
questions registers a listener, which is called in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import connection, transaction
from django.db.models.functions import Coalesce

from accounts.models import User
from courses.embeds import Mark, place
from courses.remarking import AT_ONCE, People, last_marks, remark
from quizzes.facts import facts_at
from quizzes.items import KIND
from quizzes.models import Question, Response, Standing

# By hand: making instances of ten thousand rows takes longer than writing them.
_STAND = f"""
INSERT INTO {Standing._meta.db_table} (response_id, verdict, points, since, by_id, regrade_id)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (response_id) DO UPDATE SET verdict = excluded.verdict, points = excluded.points,
    since = excluded.since, by_id = excluded.by_id, regrade_id = excluded.regrade_id
"""

type Listener = Callable[[frozenset[int]], object]
"""Hears the ids of the questions of which responses count otherwise now."""

_listeners: list[Listener] = []


@dataclass(frozen=True, slots=True)
class Change:
    """What one scored response counts as from now on: a verdict of `Standing`, and points."""

    response_id: int
    verdict: str
    points: int
    regrade_id: int | None = None
    """The regrade that says so, where one does."""


def register_listener(listener: Listener) -> Listener:
    """Have `listener` called with the questions' ids whenever standings change."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


@transaction.atomic
def apply(
    changes: Sequence[Change],
    *,
    by: User | None,
    at: datetime,
    told: Callable[[int], object] = bool,
) -> frozenset[int]:
    """Let responses count as said; returns the ids of their questions.

    What is again as it was told loses its standing. The learners' progress moves along, and
    every listener is called. `told` hears how many responses are written each time.
    """
    for some in batched(changes, AT_ONCE, strict=False):
        _write(some, by=by, at=at)
        told(len(some))
    questions = frozenset(_move_progress([change.response_id for change in changes]))
    for listener in _listeners:
        listener(questions)
    return questions


def _write(changes: Iterable[Change], *, by: User | None, at: datetime) -> None:
    """The rows of those that differ from what was told; none of the others."""
    wanted = {change.response_id: change for change in changes}
    stored = Response.objects.filter(pk__in=wanted).values_list("id", "verdict", "points")
    as_told = {pk: (verdict, points) for pk, verdict, points in stored}
    same = [pk for pk, each in wanted.items() if as_told[pk] == (each.verdict, each.points)]
    Standing.objects.filter(response__in=same).delete()
    since, person = connection.ops.adapt_datetimefield_value(at), by.pk if by else None
    rows = [
        (pk, each.verdict, each.points, since, person, each.regrade_id)
        for pk, each in wanted.items()
        if as_told[pk] != (each.verdict, each.points)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_STAND, rows)


def _move_progress(responses: Sequence[int]) -> Iterator[int]:
    """Derive the marks of everyone concerned; yields each question."""
    persons: dict[int, set[int]] = {}
    for some in batched(responses, AT_ONCE, strict=False):
        found = Response.objects.filter(pk__in=some).values_list(
            "revision__question_id", Coalesce("learner__merged_into", "learner")
        )
        for question, person in found:
            persons.setdefault(question, set()).add(person)
    of = Question.objects.select_related("section__module__course").in_bulk(persons)
    for question_id in sorted(persons):
        _remark(of[question_id], sorted(persons[question_id]))
        yield question_id


def _remark(question: Question, persons: list[int]) -> None:
    name = place(KIND, question.key)
    marks: dict[int, Mark] = {}
    for some in batched(persons, AT_ONCE, strict=False):
        people = People.of(some)
        marks |= last_marks(name, facts_at(question.pk, people.everyone), people)
    remark(question.section, name, marks)
