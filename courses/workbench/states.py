"""The states in which a whole page can be previewed: as learners who have come so far meet it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

UNANSWERED = "unanswered"
INCORRECT = "incorrect"
CORRECT = "correct"
SHOWN = "shown"
COMPLETE = "complete"
LOCKED = "locked"

STATES: dict[str, Promise] = {
    UNANSWERED: gettext_lazy("Unanswered"),
    INCORRECT: gettext_lazy("Incorrect once"),
    CORRECT: gettext_lazy("Correct"),
    SHOWN: gettext_lazy("Answers shown"),
    COMPLETE: gettext_lazy("Complete"),
    LOCKED: gettext_lazy("Locked"),
}
"""Each state by the word that addresses and forms use for it, in the order of a learner's way."""


def state_asked(word: str) -> str:
    """The state of that name; a page as at first for any other word."""
    return word if word in STATES else UNANSWERED
