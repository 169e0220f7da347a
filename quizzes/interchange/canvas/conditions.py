"""What a QTI 1.2 item says to which answer: its `respcondition`s in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from quizzes.interchange.qti.values import number

type Compared = tuple[str, str]
"""Which response is compared, and with what."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One rule: the answers it is about, those it is not about, its points, its comments."""

    variables: Element | None
    asked: tuple[Compared, ...]
    refused: tuple[Compared, ...]
    points: Decimal
    is_added: bool
    comments: tuple[str, ...]
    is_other: bool
    """Whether it is about whatever is answered."""


def conditions_of(item: Element) -> list[Condition]:
    """The item's rules."""
    return [_condition(each) for each in item.iter("respcondition")]


def _condition(element: Element) -> Condition:
    variables = element.find("conditionvar")
    found = [] if variables is None else list(_comparisons(variables, is_refused=False))
    settings = element.findall("setvar")
    points = sum((number(each.text or "") or Decimal(0) for each in settings), Decimal(0))
    return Condition(
        variables=variables,
        asked=tuple(compared for compared, is_refused in found if not is_refused),
        refused=tuple(compared for compared, is_refused in found if is_refused),
        points=points,
        is_added=any(each.get("action") == "Add" for each in settings),
        comments=tuple(each.get("linkrefid", "") for each in element.findall("displayfeedback")),
        is_other=variables is not None and variables.find(".//other") is not None,
    )


def _comparisons(element: Element, *, is_refused: bool) -> Iterator[tuple[Compared, bool]]:
    for child in element:
        if child.tag in {"varequal", "varsubstring"}:
            yield (child.get("respident", ""), (child.text or "").strip()), is_refused
        else:
            yield from _comparisons(child, is_refused=is_refused or child.tag == "not")
