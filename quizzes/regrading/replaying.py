"""One learner's tries at a revision under a rule: a pure function of what they answered.

The tries stay as they were told: their order, their number and where they ended. Only what they
count as is decided again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courses.reading.page import POINTS_FIRST, POINTS_LATER
from quizzes.answer_key import AskedQuestion
from quizzes.grading import POINTS_PARTIAL
from quizzes.marks_now import Now
from quizzes.regrading.rules import VOID, Rule, is_multiple, is_right, right_sets

ASKED = "shown"


@dataclass(frozen=True, slots=True)
class Try:
    """One scored response as it was told; `answer` is "" where the right one was asked for."""

    number: int
    answer: str
    verdict: str


def counted_by(question: AskedQuestion, rule: Rule, tries: Sequence[Try]) -> list[Now]:
    """What each of a learner's tries counts as by the rule; `tries` in their order, from the first.

    The first that is right earns 2 points where it was the first try and 1 where it was a later
    one; whatever comes after it earns nothing. Where none is right, the last one keeps what
    partial credit gives, if with it the question was finished. A question on trial earns nothing.
    """
    if rule.mode == VOID:
        return [Now("void", 0) for _each in tries]
    counted: list[Now] = []
    is_done = False
    for each in tries:
        right = is_right(question, rule, each.answer)
        verdict = "correct" if right else ASKED if each.verdict == ASKED else "incorrect"
        earned = 0 if is_done or not right else _earned(question, each)
        counted.append(Now(verdict, earned))
        is_done = is_done or right
    if tries and not is_done and _is_finished(question, tries):
        counted[-1] = Now(counted[-1].verdict, _kept(question, rule, tries))
    return counted


def _earned(question: AskedQuestion, right: Try) -> int:
    if question.is_pilot:
        return 0
    return POINTS_FIRST if right.number == 1 else POINTS_LATER


def _is_finished(question: AskedQuestion, tries: Sequence[Try]) -> bool:
    """Whether the question was over for the learner: answered, asked for, or out of tries."""
    return tries[-1].verdict != "incorrect" or len(tries) >= question.tries


def _kept(question: AskedQuestion, rule: Rule, tries: Sequence[Try]) -> int:
    """What partial credit keeps: a point where one try found half of a set that is right."""
    if question.is_pilot or not question.partial_credit or not is_multiple(question):
        return 0
    chosen = [frozenset(each.answer.split(",")) for each in tries if each.answer]
    return POINTS_PARTIAL * any(
        2 * (len(keys & right) - len(keys - right)) >= len(right)
        for right in right_sets(question, rule)
        for keys in chosen
    )
