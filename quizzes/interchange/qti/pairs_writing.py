"""The two sides of a matching question, each thing with a name of its own."""

from __future__ import annotations

from quizzes.interchange.identifiers import identifier_of
from quizzes.packs.states import ChoiceState, QuestionState


def partner_of(state: QuestionState, choice: ChoiceState) -> str:
    """The name of what this row goes with."""
    return _names(state)[choice.pair]


def right_side(state: QuestionState) -> list[tuple[str, str]]:
    """Names and words of the right side, by their words, so that the order tells nothing."""
    said = [(name, words) for words, name in _names(state).items()]
    said += [(identifier_of(row.key), row.pair) for row in state.choices if not row.is_key]
    return sorted(said, key=lambda each: (each[1], each[0]))


def _names(state: QuestionState) -> dict[str, str]:
    """A name for each thing that is right for some row; rows that share one share its name."""
    taken = {identifier_of(row.key) for row in state.choices}
    names: dict[str, str] = {}
    for row in state.choices:
        if row.is_key and row.pair not in names:
            name = f"pair-{row.key}"
            while name in taken:
                name = f"pair-{name}"
            names[row.pair] = name
            taken.add(name)
    return names
