"""Writing one question as an `assessmentItem`, spelled as QTI 2 spells it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from quizzes.interchange.identifiers import TOOL, identifier_of
from quizzes.interchange.qti.body_writing import add_body
from quizzes.interchange.qti.markup import add_paragraphs
from quizzes.interchange.qti.pairs_writing import partner_of
from quizzes.interchange.qti.processing_writing import ALWAYS, add_processing
from quizzes.interchange.qti.typed_writing import example_of, literal_answers
from quizzes.packs.states import QuestionState

RESPONSE = "RESPONSE"
_TYPES = {
    "single": ("single", "identifier"),
    "true_false": ("single", "identifier"),
    "multiple": ("multiple", "identifier"),
    "ordering": ("ordered", "identifier"),
    "matching": ("multiple", "directedPair"),
    "numeric": ("single", "float"),
    "short_text": ("single", "string"),
}
"""The cardinality and the type of each kind's response."""


def item_of(key: str, state: QuestionState) -> Element:
    """The question as an item. Its parts stand in the order that the schemas ask for."""
    item = Element(
        "assessmentItem", identifier=identifier_of(key), title=key, adaptive="false",
        timeDependent="false", toolName=TOOL, toolVersion="1",
    )  # fmt: skip
    _declare_response(item, state)
    _declare_outcome(item, "SCORE", "single", "float", default="0")
    _declare_outcome(item, "MAXSCORE", "single", "float", default="1")
    cardinality = "single" if _TYPES[state.kind][0] == "single" else "multiple"
    _declare_outcome(item, "FEEDBACK", cardinality, "identifier")
    _declare_outcome(item, "KEY_IDEA", "single", "identifier")
    add_body(item, state)
    add_processing(item, state)
    for choice in state.choices:
        if choice.explanation:
            _comment(item, "FEEDBACK", identifier_of(choice.key), choice.explanation)
    if state.key_idea:
        _comment(item, "KEY_IDEA", ALWAYS, state.key_idea)
    return item


def _declare_response(item: Element, state: QuestionState) -> None:
    cardinality, base_type = _TYPES[state.kind]
    declaration = SubElement(
        item, "responseDeclaration", identifier=RESPONSE, cardinality=cardinality,
        baseType=base_type,
    )  # fmt: skip
    if values := _right_values(state):
        correct = SubElement(declaration, "correctResponse")
        for value in values:
            SubElement(correct, "value").text = value
    worth = _mapped_values(state)
    if not worth:
        return
    mapping = SubElement(declaration, "mapping", defaultValue="0")
    if state.kind == "multiple":
        mapping.set("lowerBound", "0")
    for value, points in worth.items():
        by_case = str(state.kind != "short_text" or state.match_case).lower()
        SubElement(mapping, "mapEntry", mapKey=value, mappedValue=points, caseSensitive=by_case)


def _right_values(state: QuestionState) -> list[str]:
    if state.kind in {"numeric", "short_text"}:
        return example_of(state)
    right = [choice for choice in state.choices if choice.is_key]
    if state.kind == "matching":
        return [f"{identifier_of(each.key)} {partner_of(state, each)}" for each in right]
    return [identifier_of(each.key) for each in right]


def _mapped_values(state: QuestionState) -> dict[str, str]:
    """What each answer is worth, where the schema's mapping can say it."""
    if state.kind == "short_text":
        return {text: "1" if is_key else "0" for text, is_key in literal_answers(state).items()}
    right = sum(choice.is_key for choice in state.choices)
    if not state.partial_credit or not right:
        return {}
    share = repr(1 / right)
    return {
        identifier_of(choice.key): share if choice.is_key else f"-{share}"
        for choice in state.choices
    }


def _declare_outcome(
    item: Element, identifier: str, cardinality: str, base_type: str, default: str = ""
) -> None:
    declaration = SubElement(
        item, "outcomeDeclaration", identifier=identifier, cardinality=cardinality,
        baseType=base_type,
    )  # fmt: skip
    if default:
        SubElement(SubElement(declaration, "defaultValue"), "value").text = default


def _comment(item: Element, outcome: str, identifier: str, words: str) -> None:
    comment = SubElement(
        item, "modalFeedback", outcomeIdentifier=outcome, identifier=identifier, showHide="show"
    )
    add_paragraphs(SubElement(comment, "contentBody"), words)
