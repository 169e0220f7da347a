"""Questions as JSON, for as long as an upload waits to be chosen from."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from courses.packs.fields import SLUG
from quizzes.models import ONE_KEY, QuestionKind
from quizzes.packs.states import ChoiceState, QuestionState

LONGEST_KEY = 60
LONGEST_UNIT = 40
MOST_TEXT = 200_000


def json_of(state: QuestionState) -> dict[str, Any]:
    """The question as JSON."""
    return asdict(state)


def state_from(json: dict[str, Any]) -> QuestionState:
    """The question again."""
    choices = tuple(ChoiceState(**choice) for choice in json["choices"])
    return QuestionState(**{**json, "choices": choices})


def refuse_unstorable(state: QuestionState) -> None:
    """Raises ValidationError, with a sentence, for a question that no table would take."""
    keys = [choice.key for choice in state.choices]
    rights = sum(choice.is_key for choice in state.choices)
    texts = [state.stem, state.key_idea]
    for choice in state.choices:
        texts += [choice.text, choice.pair, choice.explanation]
    words = {
        _("Its kind is not known."): state.kind not in QuestionKind.values,
        _("Two of its choices have the same name."): len(set(keys)) < len(keys),
        _("A choice has a name that cannot be kept."): any(
            len(key) > LONGEST_KEY or not SLUG.fullmatch(key) for key in keys
        ),
        _("Exactly one choice may be right."): state.kind in ONE_KEY and rights != 1,
        _("A choice says nothing."): any(not each.text and not each.pair for each in state.choices),
        _("Its unit is too long."): len(state.unit) > LONGEST_UNIT,
        _("It is too long."): sum(map(len, texts)) > MOST_TEXT,
        _("It has a character that cannot be kept."): any("\0" in text for text in texts),
    }
    for sentence, holds in words.items():
        if holds:
            raise ValidationError(sentence)
