"""Writing how an item is scored, and which comments it shows."""

from __future__ import annotations

from functools import partial
from xml.etree.ElementTree import Element, SubElement

from quizzes.interchange.identifiers import identifier_of
from quizzes.interchange.qti.typed_writing import add_comparison, can_be_compared
from quizzes.packs.states import ChoiceState, QuestionState

ALWAYS = "_shown"
"""The name of a comment that every answer brings; no key of ours becomes this name."""


def add_processing(item: Element, state: QuestionState) -> None:
    """Add the rules: the score, the comments of the answer, the key idea after any answer."""
    rules = SubElement(item, "responseProcessing")
    if state.kind in {"numeric", "short_text"}:
        _judge_typed(rules, state)
    elif state.partial_credit:
        score = SubElement(rules, "setOutcomeValue", identifier="SCORE")
        SubElement(score, "mapResponse", identifier="RESPONSE")
    else:
        _judge_by_match(rules)
    answered = SubElement(SubElement(rules, "responseCondition"), "responseIf")
    empty = SubElement(SubElement(answered, "not"), "isNull")
    SubElement(empty, "variable", identifier="RESPONSE")
    _set(answered, "KEY_IDEA", "identifier", ALWAYS)
    if state.kind in {"single", "true_false", "multiple"}:
        comments = SubElement(answered, "setOutcomeValue", identifier="FEEDBACK")
        SubElement(comments, "variable", identifier="RESPONSE")
    elif state.kind in {"ordering", "matching"}:
        _say_all(answered, state)


def _judge_by_match(rules: Element) -> None:
    condition = SubElement(rules, "responseCondition")
    branch = SubElement(condition, "responseIf")
    match = SubElement(branch, "match")
    SubElement(match, "variable", identifier="RESPONSE")
    SubElement(match, "correct", identifier="RESPONSE")
    _set(branch, "SCORE", "float", "1")
    _set(SubElement(condition, "responseElse"), "SCORE", "float", "0")


def _judge_typed(rules: Element, state: QuestionState) -> None:
    """The first row that expects the answer says whether it is right, and comments on it.

    As here, answers that are right come first.
    """
    rows = sorted(filter(partial(can_be_compared, state), state.choices), key=_is_wrong)
    condition = SubElement(rules, "responseCondition") if rows else rules
    for place, choice in enumerate(rows):
        branch = SubElement(condition, "responseElseIf" if place else "responseIf")
        add_comparison(branch, state, choice)
        _set(branch, "SCORE", "float", "1" if choice.is_key else "0")
        _set(branch, "FEEDBACK", "identifier", identifier_of(choice.key))


def _is_wrong(choice: ChoiceState) -> bool:
    return not choice.is_key


def _say_all(answered: Element, state: QuestionState) -> None:
    """Things put in order or matched are explained together, after any answer."""
    explained = [choice for choice in state.choices if choice.explanation]
    if not explained:
        return
    comments = SubElement(answered, "setOutcomeValue", identifier="FEEDBACK")
    several = SubElement(comments, "multiple")
    for choice in explained:
        value = SubElement(several, "baseValue", baseType="identifier")
        value.text = identifier_of(choice.key)


def _set(parent: Element, outcome: str, base_type: str, value: str) -> None:
    rule = SubElement(parent, "setOutcomeValue", identifier=outcome)
    SubElement(rule, "baseValue", baseType=base_type).text = value
