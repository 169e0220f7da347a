"""Values of QTI's variables, and what an item declares of its response."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from quizzes.interchange.qti.tree import text_in

type Atom = str | Decimal | bool
type Value = tuple[Atom, ...]
"""One value or several; () is NULL. Several without an order are kept sorted."""

NULL: Value = ()
_LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each answer is worth."""

    entries: tuple[tuple[str, Decimal, bool], ...]
    """What is answered, what it is worth, whether capital letters count."""
    otherwise: Decimal
    lowest: Decimal | None
    highest: Decimal | None

    def worth(self, given: Value) -> Decimal:
        """The sum for all that was answered, each thing once, within the bounds."""
        total = sum((self._one(each) for each in dict.fromkeys(given)), Decimal(0))
        total = total if self.lowest is None else max(total, self.lowest)
        return total if self.highest is None else min(total, self.highest)

    def _one(self, given: Atom) -> Decimal:
        for key, worth, by_case in self.entries:
            if isinstance(given, Decimal):
                is_it = given == number(key)
            else:
                said = str(given)
                is_it = said == key or (not by_case and said.casefold() == key.casefold())
            if is_it:
                return worth
        return self.otherwise


@dataclass(frozen=True, slots=True)
class Declaration:
    """A response variable: what kind of answer it holds, the right one, and the worth of each."""

    identifier: str
    cardinality: str
    base_type: str
    correct: Value
    mapping: Mapping | None


def declaration_of(element: Element) -> Declaration:
    """The declaration that a `responseDeclaration` makes."""
    cardinality = element.get("cardinality", "single")
    base_type = element.get("baseType", "identifier")
    values = element.findall("correctResponse/value")
    correct = tuple(atom(text_in(value), base_type) for value in values)
    mapping = element.find("mapping")
    return Declaration(
        identifier=element.get("identifier", ""),
        cardinality=cardinality,
        base_type=base_type,
        correct=in_its_order(correct, cardinality),
        mapping=None if mapping is None else _mapping_of(mapping),
    )


def _mapping_of(element: Element) -> Mapping:
    entries = tuple(
        (
            " ".join(entry.get("mapKey", "").split()),
            number(entry.get("mappedValue", "")) or Decimal(0),
            entry.get("caseSensitive", "true") == "true",
        )
        for entry in element.findall("mapEntry")
    )
    return Mapping(
        entries=entries,
        otherwise=number(element.get("defaultValue", "")) or Decimal(0),
        lowest=number(element.get("lowerBound", "")),
        highest=number(element.get("upperBound", "")),
    )


def in_its_order(atoms: Value, cardinality: str) -> Value:
    """The values as they are compared: without an order, sorted."""
    return tuple(sorted(atoms, key=str)) if cardinality == "multiple" else atoms


def atom(text: str, base_type: str) -> Atom:
    """One value of this type as the file writes it."""
    if base_type in {"float", "integer"}:
        found = number(text)
        return text if found is None else found
    if base_type == "boolean":
        return text in {"true", "1"}
    if base_type == "pair":
        return " ".join(sorted(text.split()))
    return text


def number(text: str) -> Decimal | None:
    """The finite number that the text says, None where it says none or an endless one."""
    if len(text) > _LONGEST_NUMBER:
        return None
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) < _LONGEST_NUMBER else None
