"""Expected numbers and texts as expressions that any engine can compare an answer with."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from quizzes.interchange.qti.numbers import accepted_of
from quizzes.interchange.qti.patterns import (
    Wildcards,
    expression_of,
    has_wildcard,
    literal,
    without_wildcards,
)
from quizzes.kinds.numbers import parts_of
from quizzes.packs.states import ChoiceState, QuestionState


def example_of(state: QuestionState) -> list[str]:
    """A right answer for readers that compare with one only; none where none can be told."""
    for choice in state.choices:
        if not choice.is_key:
            continue
        if state.kind == "short_text":
            example = without_wildcards(choice.text).strip()
        else:
            accepted = accepted_of(choice.text)
            example = "" if accepted is None else format(accepted.example, "f")
        if example:
            return [example]
    return []


def literal_answers(state: QuestionState) -> dict[str, bool]:
    """The expected texts that are no patterns, and whether each is right."""
    return {
        literal(choice.text): choice.is_key
        for choice in state.choices
        if not has_wildcard(choice.text)
    }


def can_be_compared(state: QuestionState, choice: ChoiceState) -> bool:
    """Whether the row expects anything: unfinished drafts may have others."""
    if state.kind == "numeric":
        return accepted_of(choice.text) is not None
    return bool(choice.text.strip())


def add_comparison(parent: Element, state: QuestionState, choice: ChoiceState) -> None:
    """Add the question whether the response is what this row expects."""
    if state.kind == "numeric":
        _compare_numbers(parent, choice.text)
    elif has_wildcard(choice.text):
        pattern = expression_of(Wildcards(choice.text, by_case=state.match_case))
        _variable(SubElement(parent, "patternMatch", pattern=pattern))
    else:
        by_case = str(state.match_case).lower()
        _against(SubElement(parent, "stringMatch", caseSensitive=by_case), "string",
                 literal(choice.text))  # fmt: skip


def _compare_numbers(parent: Element, text: str) -> None:
    first, joint, second = parts_of(text)
    if joint == "..":
        both = SubElement(parent, "and")
        _against(SubElement(both, "gte"), "float", first)
        _against(SubElement(both, "lte"), "float", second)
        return
    mode = {"toleranceMode": "exact"}
    if joint:
        mode = {"toleranceMode": "absolute", "tolerance": f"{second} {second}"}
    _against(SubElement(parent, "equal", mode), "float", first)


def _against(comparison: Element, base_type: str, value: str) -> None:
    _variable(comparison)
    SubElement(comparison, "baseValue", baseType=base_type).text = value


def _variable(parent: Element) -> None:
    SubElement(parent, "variable", identifier="RESPONSE")
