"""Checks as if they had been answered: for previews by staff, judged and recorded nowhere."""

from __future__ import annotations

from courses.as_of.answered import Answering, register_answering
from courses.embeds import Mark
from courses.workbench.states import INCORRECT, SHOWN
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.grading import judge, mark_for, reveal
from quizzes.items import KIND, Check
from quizzes.kinds.registry import kind_of


def mark_as_if(question: AskedQuestion, state: str) -> Mark:
    """The mark that the first answer leaves: wrong, given up, or, in any other state, right.

    A question that has no such answer, an unfinished draft for instance, is shown as given up.
    """
    fresh = mark_for(question, None)
    answer = kind_of(question.kind).sample(question, is_right=state != INCORRECT)
    if state == SHOWN or not answer:
        return reveal(question, fresh).mark.to_json()
    return judge(question, fresh, answer).mark.to_json()


def check_as_if(item: Check, state: str) -> Mark:
    """The same of a check as a set of releases shows it."""
    return mark_as_if(asked_question(item.revision_id, item.rendered_by), state)


register_answering(KIND, Answering(check_as_if, "quizzes.view_questionrevision"))
