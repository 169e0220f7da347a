"""What a question says before anything is written."""

from __future__ import annotations

from dataclasses import replace

from quizzes.admin.forms_of_kinds import KIND_FORMS
from quizzes.drafts import EMPTY
from quizzes.packs.states import ChoiceState, QuestionState


def starting_state(kind: str) -> QuestionState:
    """Nothing but its kind, and the choices that every question of the kind has."""
    start = KIND_FORMS[kind].start
    choices = tuple(ChoiceState(key, str(text), "", False, False) for key, text in start)
    return replace(EMPTY, kind=kind, choices=choices)
