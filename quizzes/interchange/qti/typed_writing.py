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
    low, dots, high = text.partition("..")
    if dots:
        both = SubElement(parent, "and")
        _against(SubElement(both, "gte"), "float", low.strip())
        _against(SubElement(both, "lte"), "float", high.strip())
        return
    middle, _sign, tolerance = (part.strip() for part in text.partition("+-"))
    mode = {"toleranceMode": "exact"}
    if tolerance:
        mode = {"toleranceMode": "absolute", "tolerance": f"{tolerance} {tolerance}"}
    _against(SubElement(parent, "equal", mode), "float", middle)


def _against(comparison: Element, base_type: str, value: str) -> None:
    _variable(comparison)
    SubElement(comparison, "baseValue", baseType=base_type).text = value


def _variable(parent: Element) -> None:
    SubElement(parent, "variable", identifier="RESPONSE")
