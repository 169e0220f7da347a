"""Rows of counts that the database has to refuse."""

from __future__ import annotations

from quizzes.models import AnswerCount, FirstTry, Response, TimeCount
from tests.promises.people_rows import Row
from tests.promises.pilot_rows import PILOT_ROWS
from tests.promises.world import World


def _try(w: World) -> dict[str, object]:
    """The same person's second first try at the question; the first is counted already."""
    first = {"question": w.question_revision.question, "person": w.learner, "score": 0}
    FirstTry.objects.create(**first, response=w.response, verdict="correct")
    again = w.response_fields | {"attempt": "again", "try_number": 2, "verdict": "incorrect"}
    other = Response.objects.create(**again | {"points": 0})
    return first | {"response": other, "verdict": "incorrect"}


def _answers(w: World) -> dict[str, object]:
    row = {"revision": w.question_revision, "score": 1, "verdict": "correct", "said": "right"}
    AnswerCount.objects.create(**row, n=3)
    return row | {"n": 4}


def _times(w: World) -> dict[str, object]:
    row = {"revision": w.question_revision, "ms": 1200}
    TimeCount.objects.create(**row, n=3)
    return row | {"n": 4}


COUNTING_ROWS: dict[str, Row] = PILOT_ROWS | {
    "first_try_is_one": (FirstTry, _try),
    "answer_count_is_one": (AnswerCount, _answers),
    "time_count_is_one": (TimeCount, _times),
}
