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
from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.attempts import Attempt
from quizzes.grading import Judgement
from quizzes.kinds.registry import kind_of
from quizzes.marks_now import Now
from quizzes.models import ONE_KEY, QuestionRevision, Response, Standing

_TABLE = Response._meta.db_table
# Whoever regrades the revision waits for this, or this waits for them and then finds it changed.
_APPEND = f"""
INSERT INTO {_TABLE} (learner_id, revision_id, choice_id, answer, choice_order, verdict, try_number,
    points, is_practice, attempt, elapsed_ms, confidence, answered_at)
SELECT %s, revision.id, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s
FROM {QuestionRevision._meta.db_table} AS revision
WHERE revision.id = %s AND revision.active_regrade_id IS NOT DISTINCT FROM %s
"""
_SHARED = {"postgresql": "FOR SHARE OF revision"}
_STAND = f"""
INSERT INTO {Standing._meta.db_table} (response_id, verdict, points, since, regrade_id)
SELECT id, %s, %s, %s, %s FROM {_TABLE} WHERE learner_id = %s AND attempt = %s
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
    regrade_id: int | None = None
    """The regrade that the revision stands under, as the page knew it."""
    confidence: str = ""
    """How sure the learner said they were; "" where they did not, or asked for the answer."""


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
            if judgement.now is not None:
                _stand(answer, judgement.now)
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
    """One INSERT without model instances; the constraints check it all the same.

    Raises ProgressChangedError where the question was regraded since the page was read.
    """
    question = answer.question
    choice = _picked(answer)
    order = question.order_for(answer.learner.key)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_APPEND} {_SHARED.get(connection.vendor, '')}",
            [
                answer.learner.pk,
                choice.id if choice else None,
                "" if question.kind in ONE_KEY else answer.said,
                ",".join(each.key for each in order),
                judgement.verdict,
                judgement.try_number,
                0 if is_practice else judgement.points,
                is_practice,
                answer.attempt.key,
                answer.attempt.elapsed_ms,
                answer.confidence,
                connection.ops.adapt_datetimefield_value(answer.at),
                question.revision_id,
                answer.regrade_id,
            ],
        )
        if cursor.rowcount != 1:
            raise ProgressChangedError


def _picked(answer: Answer) -> AskedChoice | None:
    """The one choice or pattern that the answer comes down to, if it comes down to one."""
    question = answer.question
    named = kind_of(question.kind).named(question, answer.said) if answer.said else ""
    return question.choice(named) if named else None


def _stand(answer: Answer, now: Now) -> None:
    """What the answer counts as by the regrade, beside what was told: one INSERT."""
    at = connection.ops.adapt_datetimefield_value(answer.at)
    with connection.cursor() as cursor:
        cursor.execute(
            _STAND,
            [now.verdict, now.points, at, now.regrade_id, answer.learner.pk, answer.attempt.key],
        )
