"""Recording an answer: one transaction with the response and the progress it moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from django.db import IntegrityError, connection, transaction

from accounts.models import Learner
from courses.embeds import place
from courses.reading.section_page import SectionPage
from courses.reading.standing import Progress
from courses.recording import ProgressChangedError, with_mark, write_progress
from quizzes.answer_key import AskedQuestion
from quizzes.attempts import Attempt
from quizzes.grading import Judgement
from quizzes.kinds.registry import kind_of
from quizzes.models import ONE_KEY, Response

_TABLE = Response._meta.db_table
_APPEND = f"""
INSERT INTO {_TABLE} (learner_id, revision_id, choice_id, answer, choice_order, verdict, try_number,
    points, is_practice, attempt, elapsed_ms, answered_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


class AnsweredBeforeError(Exception):
    """This very form was recorded already: a double click, a replay or a retry."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One learner's answer to one revision at one moment, as their form said it."""

    learner: Learner
    question: AskedQuestion
    said: str
    """The answer as its kind writes it, or "" where the right one was asked for."""
    attempt: Attempt
    at: datetime


def record(page: SectionPage, answer: Answer, judgement: Judgement, seen: Progress) -> Progress:
    """Append the response and move the progress: both or neither.

    Raises AnsweredBeforeError where the attempt is recorded already, ProgressChangedError where
    the learner's progress is no longer as `seen`; then nothing is stored.
    """
    name = place("check", answer.question.key)
    marks = with_mark(seen, name, judgement.mark.to_json())
    try:
        with transaction.atomic():
            _append(answer, judgement, is_practice=False)
            return write_progress(answer.learner.pk, page.section, seen, marks, at=answer.at)
    except IntegrityError as error:
        _raise_what_beat(answer, error)


def record_practice(answer: Answer, judgement: Judgement) -> None:
    """Append a response that earns nothing and moves nothing."""
    try:
        with transaction.atomic():
            _append(answer, judgement, is_practice=True)
    except IntegrityError as error:
        _raise_what_beat(answer, error)


def _raise_what_beat(answer: Answer, error: IntegrityError) -> NoReturn:
    """Raise what came first: this very attempt, or another try at the question. Else the error."""
    before = Response.objects.filter(learner=answer.learner)
    if before.filter(attempt=answer.attempt.key).exists():
        raise AnsweredBeforeError from error
    if before.filter(revision=answer.question.revision_id, is_practice=False).exists():
        raise ProgressChangedError from error
    raise error


def _append(answer: Answer, judgement: Judgement, *, is_practice: bool) -> None:
    """One INSERT without model instances; the constraints check it all the same."""
    question = answer.question
    named = kind_of(question.kind).named(question, answer.said) if answer.said else ""
    choice = question.choice(named) if named else None
    order = question.order_for(answer.learner.key)
    with connection.cursor() as cursor:
        cursor.execute(
            _APPEND,
            [
                answer.learner.pk,
                question.revision_id,
                choice.id if choice else None,
                "" if question.kind in ONE_KEY else answer.said,
                ",".join(each.key for each in order),
                judgement.verdict,
                judgement.try_number,
                0 if is_practice else judgement.points,
                is_practice,
                answer.attempt.key,
                answer.attempt.elapsed_ms,
                connection.ops.adapt_datetimefield_value(answer.at),
            ],
        )
