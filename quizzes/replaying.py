"""Deriving progress again from the responses: what a check's mark must be, given the facts."""

from __future__ import annotations

from collections.abc import Iterable

from quizzes.answer_key import AskedQuestion
from quizzes.grading import CheckMark, Judgement, judge, reveal


def replay(
    question: AskedQuestion, answers: Iterable[str], before: CheckMark | None = None
) -> CheckMark:
    """The mark that these answers add up to, oldest first; "" asked for the answer.

    `before` is the mark they start from: a fresh one unless given.
    """
    mark = before or CheckMark(question.revision_id, is_pilot=question.is_pilot)
    for answer in answers:
        if mark.is_finished:
            break
        judgement: Judgement = judge(question, mark, answer) if answer else reveal(question, mark)
        mark = judgement.mark
    return mark
