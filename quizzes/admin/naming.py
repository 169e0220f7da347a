"""The lasting names of choices that an author left to us, and what a kind says by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from string import ascii_lowercase

from django.utils.text import slugify

from courses.duplicating import free_name
from quizzes.models import QuestionKind
from quizzes.packs.states import ChoiceState, is_key_unless_said

WORDS, LONGEST = 5, 40
"""How much of a text a name is made of."""
_MARKUP = re.compile(r"\]\([^)]*\)")
"""What follows the words of a link."""


def completed(kind: str, choices: Iterable[ChoiceState]) -> tuple[ChoiceState, ...]:
    """The choices, each with a name of its own, and right where the kind says so by itself."""
    named = _named(kind, tuple(choices))
    if kind not in (QuestionKind.ORDERING, QuestionKind.MATCHING):
        return named
    return tuple(replace(each, is_key=is_key_unless_said(kind, each.text)) for each in named)


def _named(kind: str, choices: Sequence[ChoiceState]) -> tuple[ChoiceState, ...]:
    taken = {choice.key for choice in choices if choice.key}
    spare = [key for key in ("true", "false") if kind == QuestionKind.TRUE_FALSE]
    spare = [key for key in spare if key not in taken]
    found = []
    for place, choice in enumerate(choices):
        key = choice.key
        if not key:
            key = spare.pop(0) if spare else _free(_name_of(choice, place), taken)
            taken.add(key)
        found.append(replace(choice, key=key))
    return tuple(found)


def _name_of(choice: ChoiceState, place: int) -> str:
    """The first words of the text; the letter where it has none that a name could hold."""
    words = slugify(_MARKUP.sub(" ", choice.text or choice.pair)).split("-")[:WORDS]
    name = "-".join(words)[:LONGEST].strip("-_")
    return name or ascii_lowercase[place % len(ascii_lowercase)]


def _free(name: str, taken: set[str]) -> str:
    return free_name(name, taken) if name in taken else name
