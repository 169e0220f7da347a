"""Writing what an item shows: its words, and the interaction that takes the answer."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from quizzes.interchange.identifiers import identifier_of
from quizzes.interchange.qti.markup import add_paragraphs, add_words
from quizzes.interchange.qti.pairs_writing import right_side
from quizzes.packs.states import ChoiceState, QuestionState

LONGEST_ANSWER = "200"


def add_body(item: Element, state: QuestionState) -> None:
    """Add the body: the stem, then the interaction."""
    body = SubElement(item, "itemBody")
    add_paragraphs(body, state.stem)
    if state.kind in {"numeric", "short_text"}:
        _add_field(body, state)
    elif state.kind == "ordering":
        holder = _interaction(body, "orderInteraction", state)
        # In the right order they would tell it wherever they are not shuffled.
        for choice in sorted(state.choices, key=lambda each: each.key):
            _add_choice(holder, choice)
    elif state.kind == "matching":
        _add_sets(_interaction(body, "matchInteraction", state, maxAssociations="0"), state)
    else:
        most = "0" if state.kind == "multiple" else "1"
        holder = _interaction(body, "choiceInteraction", state, maxChoices=most)
        for choice in sorted(state.choices, key=lambda each: each.is_last):
            _add_choice(holder, choice)


def _interaction(body: Element, tag: str, state: QuestionState, **more: str) -> Element:
    shuffle = str(state.shuffle).lower()
    attributes = {"responseIdentifier": "RESPONSE", "shuffle": shuffle, **more}
    return SubElement(body, tag, attributes)


def _add_choice(holder: Element, choice: ChoiceState) -> None:
    attributes = {"identifier": identifier_of(choice.key)}
    if choice.is_last:
        attributes["fixed"] = "true"
    element = SubElement(holder, "simpleChoice", attributes)
    add_words(element, choice.text)


def _add_sets(holder: Element, state: QuestionState) -> None:
    left = SubElement(holder, "simpleMatchSet")
    for choice in state.choices:
        if choice.is_key:
            _add_partner(left, identifier_of(choice.key), choice.text, "1")
    right = SubElement(holder, "simpleMatchSet")
    for identifier, words in right_side(state):
        _add_partner(right, identifier, words, "0")


def _add_partner(parent: Element, identifier: str, words: str, most: str) -> None:
    element = SubElement(parent, "simpleAssociableChoice", identifier=identifier, matchMax=most)
    add_words(element, words)


def _add_field(body: Element, state: QuestionState) -> None:
    """A paragraph of its own: the field, and the unit after it."""
    field = SubElement(
        SubElement(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE",
        expectedLength="20" if state.kind == "numeric" else LONGEST_ANSWER,
    )  # fmt: skip
    if state.unit:
        field.tail = f" {state.unit}"
