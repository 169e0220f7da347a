"""Response processing carried out: which outcomes an item gives for an answer.

Reading an item asks it, answer by answer, what it would say, instead of guessing from how it is
written. What has no settled outcome (random numbers, an author's regular expression, custom
operators) is not carried out: NotUnderstoodError.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from quizzes.interchange.qti.expressions import NotUnderstoodError, evaluate
from quizzes.interchange.qti.values import NULL, Declaration, Value, atom, in_its_order

MOST_RULES = 600
"""Elements of one item's processing."""

type Outcomes = dict[str, Value]


class Processing:
    """The rules of one item, ready to be asked."""

    def __init__(self, item: Element, declaration: Declaration) -> None:
        self._declaration = declaration
        self._defaults = dict(_defaults(item))
        self._rules = item.find("responseProcessing")
        self.uses_mapping = declaration.mapping is not None and self._mentions("mapResponse")
        self.is_too_long = (
            self._rules is not None and sum(1 for _ in self._rules.iter()) > MOST_RULES
        )

    def _mentions(self, tag: str) -> bool:
        if self._rules is None:
            return False
        return self._template() == "map_response" or self._rules.find(f".//{tag}") is not None

    def _template(self) -> str:
        address = "" if self._rules is None else self._rules.get("template", "")
        return address.rpartition("/")[2].removesuffix(".xml")

    def outcomes(self, given: Value) -> Outcomes:
        """What the item says to this answer. Raises NotUnderstoodError."""
        declaration = self._declaration
        outcomes = dict(self._defaults)
        if self.is_too_long:
            raise NotUnderstoodError(str(self._rules))
        if self._rules is None or (template := self._template()) == "match_correct":
            outcomes["SCORE"] = (Decimal(int(given == declaration.correct and given != NULL)),)
        elif template == "map_response" and declaration.mapping:
            outcomes["SCORE"] = (declaration.mapping.worth(given),)
        elif template:
            raise NotUnderstoodError(template)
        else:
            _Run(declaration, given, outcomes).carry_out(self._rules)
        return outcomes

    def score(self, given: Value) -> Decimal:
        """What the answer is worth. Raises NotUnderstoodError."""
        found = self.outcomes(given).get("SCORE", NULL)
        if not found:
            return Decimal(0)
        if isinstance(found[0], Decimal):
            return found[0]
        raise NotUnderstoodError("SCORE")


def _defaults(item: Element) -> Iterator[tuple[str, Value]]:
    for element in item.findall("outcomeDeclaration"):
        base_type = element.get("baseType", "identifier")
        values = tuple(
            atom((value.text or "").strip(), base_type)
            for value in element.findall("defaultValue/value")
        )
        cardinality = element.get("cardinality", "single")
        is_number = base_type in {"float", "integer"} and cardinality == "single"
        default: Value = (Decimal(0),) if is_number and not values else values
        yield element.get("identifier", ""), in_its_order(default, cardinality)


class _Run:
    """One answer going through the rules."""

    def __init__(self, declaration: Declaration, given: Value, outcomes: Outcomes) -> None:
        self._declaration, self._given, self._outcomes = declaration, given, outcomes

    def carry_out(self, rules: Iterable[Element]) -> bool:
        """Follow the rules in order; False once one of them says to stop."""
        for rule in rules:
            match rule.tag:
                case "responseCondition":
                    goes_on = self._choose(rule)
                case "setOutcomeValue":
                    value = self._value(_only(rule))
                    self._outcomes[rule.get("identifier", "")] = value
                    goes_on = True
                case "responseProcessingFragment":
                    goes_on = self.carry_out(rule)
                case "exitResponse":
                    goes_on = False
                case _:
                    raise NotUnderstoodError(str(rule.tag))
            if not goes_on:
                return False
        return True

    def _choose(self, condition: Element) -> bool:
        """Follow the first branch whose question is answered with yes."""
        for branch in condition:
            if branch.tag == "responseElse":
                return self.carry_out(branch)
            if not len(branch):
                raise NotUnderstoodError(str(branch.tag))
            if self._value(branch[0]) == (True,):
                return self.carry_out(list(branch)[1:])
        return True

    def _value(self, expression: Element) -> Value:
        return evaluate(expression, self._declaration, self._variable)

    def _variable(self, identifier: str) -> Value:
        if identifier == self._declaration.identifier:
            return self._given
        return self._outcomes.get(identifier, NULL)


def _only(rule: Element) -> Element:
    if len(rule) != 1:
        raise NotUnderstoodError(str(rule.tag))
    return rule[0]
