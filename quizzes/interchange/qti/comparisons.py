"""What an item's processing compares a typed answer with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from quizzes.interchange.qti.drafts import Asked
from quizzes.interchange.qti.expressions import NotUnderstoodError, bounds_of
from quizzes.interchange.qti.numbers import Accepted, around, between
from quizzes.interchange.qti.patterns import quoted, wildcards_of
from quizzes.interchange.qti.values import number

_ABOVE = frozenset({"gt", "gte"})
_BELOW = frozenset({"lt", "lte"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One expected answer: its text in our grammar, and the range of a number."""

    text: str
    accepted: Accepted | None = None
    by_case: bool | None = None
    """Whether capital letters count; None where it has none."""
    is_declared: bool = False
    """Whether it stands in the declaration only, which repeats what the rules say."""
    name: str = ""
    """The comment that its rule sets."""
    worth: Decimal | None = None
    """The points that its rule sets."""


def comparisons_of(asked: Asked) -> Iterator[Compared]:
    """Each answer that the rules name, in their order."""
    rules = asked.item.find("responseProcessing")
    branches = dict(_branches(rules)) if rules is not None else {}
    for element in () if rules is None else rules.iter():
        match element.tag:
            case "stringMatch" | "match":
                found = _text(asked, element)
            case "patternMatch":
                found = _pattern(asked, element)
            case "equal":
                found = _number(asked, element)
            case "and":
                found = _range(asked, element)
            case _:
                found = None
        if found is not None:
            branch = branches.get(element)
            yield found if branch is None else _as_its_rule_says(found, branch)


def _branches(rules: Element) -> Iterator[tuple[Element, Element]]:
    """Each expression that alone decides whether a rule is followed, and that rule."""
    for branch in rules.iter():
        if branch.tag in {"responseIf", "responseElseIf"} and len(branch):
            yield branch[0], branch


def _as_its_rule_says(found: Compared, branch: Element) -> Compared:
    """With the comment and the points that the rule sets to fixed values."""
    values = {
        rule.get("identifier", ""): (rule.findtext("baseValue") or "").strip()
        for rule in branch.findall("setOutcomeValue")
    }
    worth = number(values["SCORE"]) if values.get("SCORE") else None
    return replace(found, name=values.get("FEEDBACK", ""), worth=worth)


def _compared_with(asked: Asked, element: Element) -> Element | None:
    """What the response is compared with, where the element compares it with a value."""
    if len(element) != 2 or element[0].get("identifier") != asked.declaration.identifier:
        return None
    return element[1] if element[0].tag == "variable" else None


def _text(asked: Asked, element: Element) -> Compared | None:
    other = _compared_with(asked, element)
    if other is None or other.tag != "baseValue":
        return None
    words = (other.text or "").strip()
    if asked.declaration.base_type in {"float", "integer"}:
        accepted = around(words, "0")
        return _as_number(accepted)
    if element.get("substring") == "true":
        asked.notes.change(_("Words looked for within the answer: written with * around them."))
        return Compared(f"*{quoted(words)}*", by_case=_counts_case(element))
    return Compared(quoted(words), by_case=_counts_case(element))


def _as_number(accepted: Accepted | None) -> Compared | None:
    return None if accepted is None else Compared(accepted.text, accepted)


def _counts_case(element: Element) -> bool:
    return element.tag == "match" or element.get("caseSensitive", "true") == "true"


def _pattern(asked: Asked, element: Element) -> Compared | None:
    pattern = wildcards_of(element.get("pattern", ""))
    if pattern is None:
        asked.notes.lose(_("An answer given as a regular expression."))
        return None
    has_case = any(letter != letter.swapcase() for letter in pattern.text)
    return Compared(pattern.text, by_case=pattern.by_case if has_case else None)


def _number(asked: Asked, element: Element) -> Compared | None:
    other = _compared_with(asked, element)
    if other is None:
        return None
    written = (other.text or "").strip()
    if other.tag == "correct" and asked.declaration.correct:
        written = str(asked.declaration.correct[0])
    middle = number(written)
    if middle is None:
        return None
    try:
        low, high = bounds_of(element, middle)
    except NotUnderstoodError:
        asked.notes.lose(_("A tolerance that is not read here: the number has to be exact."))
        low = high = middle
    if element.get("toleranceMode") == "relative":
        asked.notes.change(_("A tolerance in per cent is written as a number."))
    if high - middle == middle - low:
        accepted = around(written, str((high - middle).normalize()))
    else:
        accepted = between(str(low.normalize()), str(high.normalize()))
    return _as_number(accepted)


def _range(asked: Asked, element: Element) -> Compared | None:
    """A number from … to …, as two comparisons say it."""
    if len(element) != 2:
        return None
    ends = {str(each.tag): _compared_with(asked, each) for each in element}
    low = next((end for tag, end in ends.items() if tag in _ABOVE and end is not None), None)
    high = next((end for tag, end in ends.items() if tag in _BELOW and end is not None), None)
    if low is None or high is None:
        return None
    if ends.keys() & {"gt", "lt"}:
        asked.notes.change(_("A range without its ends is taken with them."))
    accepted = between((low.text or "").strip(), (high.text or "").strip())
    return _as_number(accepted)
