"""What a question's form says while it is written, right or wrong: for showing, not storing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from courses.packs.folders import plain_newlines
from quizzes.admin.choice_form import MOST_PLACES
from quizzes.admin.forms_of_kinds import KIND_FORMS
from quizzes.admin.naming import completed
from quizzes.packs.states import ChoiceState, QuestionState

PREFIX = "choices"
MOST_ROWS = 60
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Posted:
    """A question as posted: `rows` says which row of the form each choice stands in."""

    state: QuestionState
    rows: tuple[int, ...]


def posted_question(data: Mapping[str, str], stored: QuestionState) -> Posted:
    """The question in a form. What the form does not ask for is as stored."""
    asked = KIND_FORMS[stored.kind].asked
    rows = _rows(data)

    def said(name: str) -> str:
        kept: str = getattr(stored, name)
        return plain_newlines(data.get(name, kept))

    def is_on(name: str) -> bool:
        kept: bool = getattr(stored, name)
        return name in data if name in asked else kept

    choices = completed(stored.kind, (choice for _row, choice in rows))
    state = replace(
        stored,
        stem=said("stem"),
        key_idea=said("key_idea"),
        passage=said("passage"),
        unit=said("unit") if "unit" in asked else "",
        shuffle=is_on("shuffle"),
        partial_credit=is_on("partial_credit"),
        match_case=is_on("match_case"),
        match_spaces=is_on("match_spaces"),
        second_share=min(_whole(data.get("second_share", ""), stored.second_share), 100),
        is_pilot="is_pilot" in data,
        choices=choices,
    )
    return Posted(state, tuple(row for row, _choice in rows))


def stored_question(state: QuestionState) -> Posted:
    """The same of what is stored: its choices stand in the form's rows in order."""
    return Posted(state, tuple(range(len(state.choices))))


def _rows(data: Mapping[str, str]) -> list[tuple[int, ChoiceState]]:
    """The rows that say something, in the order of their places."""
    found = []
    for row in range(min(_whole(data.get(f"{PREFIX}-TOTAL_FORMS", ""), 0), MOST_ROWS)):
        name = f"{PREFIX}-{row}"
        choice = _choice(data, name)
        says = choice.text or choice.pair or choice.explanation
        if says and f"{name}-DELETE" not in data:
            found.append((_whole(data.get(f"{name}-place", ""), MOST_PLACES + 1), row, choice))
    return [(row, choice) for _place, row, choice in sorted(found, key=lambda each: each[:2])]


def _choice(data: Mapping[str, str], name: str) -> ChoiceState:
    def said(field: str) -> str:
        return plain_newlines(data.get(f"{name}-{field}", "")).strip()

    return ChoiceState(
        key=said("key")[:LONGEST_NAME],
        text=said("text"),
        explanation=said("explanation"),
        is_key=f"{name}-is_key" in data,
        is_last=f"{name}-is_last" in data,
        pair=said("pair"),
        points=_whole(said("points"), 0),
    )


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else otherwise
