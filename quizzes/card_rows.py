"""The rows of a check's card: the one place that decides whether a key or an explanation shows.

Explanations are given of the wrong choices already made, and of every choice once the question
is finished; the key only then.
"""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.grading import CheckMark

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RESULT_STATES = ("correct", "shown", "practised")


@dataclass(frozen=True, slots=True)
class CardChoice:
    """One row of the card. `mark` is "", yours_wrong, yours_correct, answer or your_last."""

    key: str
    letter: str
    input_id: str
    html: str
    explanation_html: str
    mark: str


def rows_of(
    question: AskedQuestion,
    mark: CheckMark,
    state: str,
    chosen: str,
    order: tuple[AskedChoice, ...],
) -> tuple[CardChoice, ...]:
    """The choices in a learner's order, each with what may be said of it."""
    rows = []
    for letter, choice in zip(LETTERS, order, strict=False):
        note = _mark_of(choice, question, mark, state, chosen)
        rows.append(
            CardChoice(
                key=choice.key,
                letter=letter,
                input_id=f"check-{question.key}-{choice.key}",
                html=choice.text_html,
                explanation_html=_earned_explanation(choice, mark, state),
                mark=note,
            )
        )
    return tuple(rows)


def _mark_of(
    choice: AskedChoice, question: AskedQuestion, mark: CheckMark, state: str, chosen: str
) -> str:
    if state in RESULT_STATES:
        if choice.key == question.right:
            return "yours_correct" if chosen == choice.key else "answer"
        return "your_last" if chosen == choice.key else ""
    if state in ("incorrect", "invalid") and choice.key in mark.wrong:
        return "yours_wrong"
    return ""


def _earned_explanation(choice: AskedChoice, mark: CheckMark, state: str) -> str:
    """Why a choice is right or wrong, where the learner has earned it; else nothing at all."""
    if state in RESULT_STATES:
        return choice.explanation_html
    if state in ("incorrect", "invalid") and choice.key in mark.wrong:
        return choice.explanation_html
    return ""
