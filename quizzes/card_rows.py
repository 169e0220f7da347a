"""The rows of a check's card: the one door for a key or an explanation to a learner.

Explanations are given of the wrong answers already made, and of everything once the question is
finished; the key only then. How a kind of question says so stands with the kind.
"""

from __future__ import annotations

from quizzes.kinds.registry import kind_of
from quizzes.kinds.rows import RESULT_STATES, CardChoice, Option, View

__all__ = ["RESULT_STATES", "CardChoice", "Option", "View", "options_of", "rows_of"]


def rows_of(view: View) -> tuple[CardChoice, ...]:
    """What the card lists, each with what may be said of it."""
    return kind_of(view.question.kind).rows(view)


def options_of(view: View) -> tuple[Option, ...]:
    """What the field of each row offers; it tells no more than the page has to."""
    return kind_of(view.question.kind).options(view)
