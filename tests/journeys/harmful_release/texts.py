"""The paragraph that a question asks about: whole, without its key sentence, and mended."""

from __future__ import annotations

from random import Random

from tests.journeys.course import RIGHT, SECOND, WRONG

WHOLE = "Rename the column in one step instead, and blue fails while green’s smoke tests pass."
MENDED = (
    "Rename the column in one step instead, and blue, written for the old name, fails at once, "
    "while green’s smoke tests pass: going back to blue rescues nobody."
)
QUESTION = SECOND
"""Its answer stands in that sentence and nowhere else."""
RIGHT_OF_TWENTY = {"whole": 15, "harmful": 8, "mended": 15}
"""How many of twenty learners answer it rightly, by the text they read."""


def text_of(page: str) -> str:
    """Which of the three texts the page shows."""
    if WHOLE in page:
        return "whole"
    return "mended" if MENDED in page else "harmful"


def answers(text: str) -> list[str]:
    """Twenty answers to the question by learners who read that text, shuffled the same each time.

    They are dealt, not drawn: chance can neither hide the harm nor invent one. How often it would
    is measured elsewhere (`tests/immune/test_it_holds_in_simulation.py`).
    """
    right = RIGHT_OF_TWENTY[text]
    wrong = [WRONG[QUESTION][number % 3] for number in range(20 - right)]
    dealt = [RIGHT[QUESTION]] * right + wrong
    Random(text).shuffle(dealt)
    return dealt
