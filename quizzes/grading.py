"""Deciding a verdict: pure functions of the question, what came before, and the answer given."""

from __future__ import annotations

from dataclasses import dataclass, replace

from courses.reading.page import POINTS_FIRST, POINTS_LATER
from quizzes.answer_key import AskedQuestion
from quizzes.kinds.multiple import counted
from quizzes.kinds.registry import kind_of
from quizzes.marks import CheckMark, Json
from quizzes.marks_now import Now
from quizzes.models import BY_PERSON

POINTS_PARTIAL = 1

__all__ = ["CheckMark", "Json", "Judgement", "judge", "mark_for", "reveal"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one answer: what to tell, what to record and the mark afterwards."""

    verdict: str
    """correct, incorrect, shown, or waiting where a person has to grade it."""
    try_number: int
    points: int
    mark: CheckMark
    is_new: bool = True
    """False for an answer that changes nothing: the same wrong answer again."""
    now: Now | None = None
    """What the answer counts as where a regrade says otherwise; then `mark` says so too."""


def mark_for(question: AskedQuestion, stored: Json | None) -> CheckMark:
    """The mark that counts for this revision; tries at an older one do not, a finish does."""
    fresh = CheckMark(question.revision_id, is_pilot=question.is_pilot)
    if stored is None:
        return fresh
    mark = CheckMark.from_json(stored)
    if mark.is_finished or mark.revision_id == question.revision_id:
        return mark
    return fresh


def judge(
    question: AskedQuestion, before: CheckMark, answer: str, confidence: str = ""
) -> Judgement:
    """Judge an answer. `before` must be unfinished and of this revision.

    A first-try answer earns 2 points, a later one 1, a pilot question none. The same wrong
    answer twice costs nothing. The last different miss shows the answer. What a person grades
    ends the question at once and earns nothing yet; its text is kept by the response alone. How
    sure the learner was is kept in the mark of the others and changes nothing else.
    """
    if question.kind in BY_PERSON:
        return Judgement("waiting", 1, 0, replace(before, verdict="waiting"))
    kind, number = kind_of(question.kind), len(before.wrong) + 1
    if kind.is_right(question, answer):
        points = 0 if question.is_pilot else POINTS_FIRST if number == 1 else POINTS_LATER
        after = replace(
            before, verdict="correct", choice=answer, points=points, confidence=confidence
        )
        return Judgement("correct", number, points, after)
    if kind.alike(question, answer) in {kind.alike(question, wrong) for wrong in before.wrong}:
        again = replace(before, choice=answer)
        return Judgement("incorrect", len(before.wrong), 0, again, is_new=False)
    wrong = (*before.wrong, answer)
    after = replace(before, wrong=wrong, choice=answer, confidence=confidence)
    if len(after.wrong) < question.tries:
        return Judgement("incorrect", number, 0, after)
    points = _kept(question, after)
    return Judgement("incorrect", number, points, replace(after, verdict="shown", points=points))


def reveal(question: AskedQuestion, before: CheckMark) -> Judgement:
    """Show the answer because the learner asked: the question is finished."""
    points = _kept(question, before)
    after = replace(before, verdict="shown", choice="", points=points, confidence="")
    return Judgement("shown", len(before.wrong) + 1, points, after)


def _kept(question: AskedQuestion, mark: CheckMark) -> int:
    """What partial credit keeps of a question that ends unsolved: one point, or none.

    One try must have found half of the right ones, each wrong one taken off.
    """
    if question.is_pilot or not question.partial_credit:
        return 0
    all_right = sum(choice.is_key for choice in question.choices)
    tries = (counted(question, answer) for answer in mark.wrong)
    return POINTS_PARTIAL * any(2 * (right - wrong) >= all_right for right, wrong in tries)
