"""The expressions of response processing, each a question to the values below it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, DecimalException
from xml.etree.ElementTree import Element

from quizzes.interchange.qti.patterns import matches, wildcards_of
from quizzes.interchange.qti.values import NULL, Declaration, Value, atom, number

type Variables = Callable[[str], Value]
type Operator = Callable[[Element, list[Value]], Value]


class NotUnderstoodError(Exception):
    """A rule or an expression that is not carried out here."""


def evaluate(expression: Element, declaration: Declaration, variables: Variables) -> Value:
    """The value of an expression. Raises NotUnderstoodError."""
    match expression.tag:
        case "baseValue":
            written = (expression.text or "").strip()
            return (atom(written, expression.get("baseType", "identifier")),)
        case "null":
            return NULL
        case "variable":
            return variables(expression.get("identifier", ""))
        case "correct" if expression.get("identifier") == declaration.identifier:
            return declaration.correct
        case "mapResponse" if declaration.mapping:
            return (declaration.mapping.worth(variables(expression.get("identifier", ""))),)
    operator = _OPERATORS.get(str(expression.tag))
    if operator is None:
        raise NotUnderstoodError(str(expression.tag))
    values = [evaluate(each, declaration, variables) for each in expression]
    try:
        return operator(expression, values)
    except (IndexError, TypeError, DecimalException):
        raise NotUnderstoodError(str(expression.tag)) from None


def _is_null(_element: Element, values: list[Value]) -> Value:
    return (values[0] in (NULL, ("",)),)


def _match(_element: Element, values: list[Value]) -> Value:
    return (values[0] == values[1],) if values[0] and values[1] else NULL


def _member(_element: Element, values: list[Value]) -> Value:
    return (values[0][0] in values[1],) if values[0] and values[1] else NULL


def _contains(_element: Element, values: list[Value]) -> Value:
    return (set(values[1]) <= set(values[0]),) if values[0] and values[1] else NULL


def _and(_element: Element, values: list[Value]) -> Value:
    return (all(value == (True,) for value in values),)


def _or(_element: Element, values: list[Value]) -> Value:
    return (any(value == (True,) for value in values),)


def _not(_element: Element, values: list[Value]) -> Value:
    return (not values[0][0],) if values[0] else NULL


def _container(_element: Element, values: list[Value]) -> Value:
    return tuple(each for value in values for each in value)


def _multiple(element: Element, values: list[Value]) -> Value:
    return tuple(sorted(_container(element, values), key=str))


def _sum(_element: Element, values: list[Value]) -> Value:
    return (sum((_number(value) for value in values), Decimal(0)),)


def _product(_element: Element, values: list[Value]) -> Value:
    result = Decimal(1)
    for value in values:
        result *= _number(value)
    return (result,)


def _size(_element: Element, values: list[Value]) -> Value:
    return (Decimal(len(values[0])),)


def _subtract(_element: Element, values: list[Value]) -> Value:
    return (_number(values[0]) - _number(values[1]),)


def _divide(_element: Element, values: list[Value]) -> Value:
    return (_number(values[0]) / _number(values[1]),)


def _compare(holds: Callable[[Decimal, Decimal], bool]) -> Operator:
    def compared(_element: Element, values: list[Value]) -> Value:
        if not values[0] or not values[1]:
            return NULL
        return (holds(_number(values[0]), _number(values[1])),)

    return compared


def _number(value: Value) -> Decimal:
    """The one number that the value is. Raises TypeError."""
    if len(value) != 1 or not isinstance(value[0], Decimal):
        raise TypeError
    return value[0]


def _equal(element: Element, values: list[Value]) -> Value:
    if not values[0] or not values[1]:
        return NULL
    low, high = bounds_of(element, _number(values[1]))
    return (low <= _number(values[0]) <= high,)


def bounds_of(element: Element, middle: Decimal) -> tuple[Decimal, Decimal]:
    """What an `equal` takes for the same as a number. Raises NotUnderstoodError."""
    mode = element.get("toleranceMode", "exact")
    if mode == "exact":
        return middle, middle
    given = [number(each) for each in element.get("tolerance", "").split()]
    found = [each for each in given if each is not None]
    if mode not in {"absolute", "relative"} or not found or len(found) != len(given):
        raise NotUnderstoodError(mode)
    below, above = abs(found[0]), abs(found[-1])
    if mode == "relative":
        below, above = (abs(middle) * each / 100 for each in (below, above))
    return middle - below, middle + above


def _string_match(element: Element, values: list[Value]) -> Value:
    if not values[0] or not values[1]:
        return NULL
    given, wanted = str(values[0][0]), str(values[1][0])
    if element.get("caseSensitive", "true") != "true":
        given, wanted = given.casefold(), wanted.casefold()
    return (wanted in given if element.get("substring") == "true" else given == wanted,)


def _pattern_match(element: Element, values: list[Value]) -> Value:
    if not values[0]:
        return NULL
    found = wildcards_of(element.get("pattern", ""))
    if found is None:
        raise NotUnderstoodError(str(element.tag))
    return (matches(found, str(values[0][0])),)


_OPERATORS: dict[str, Operator] = {
    "isNull": _is_null, "match": _match, "member": _member, "contains": _contains,
    "and": _and, "or": _or, "not": _not, "multiple": _multiple, "ordered": _container,
    "sum": _sum, "product": _product, "subtract": _subtract, "divide": _divide,
    "containerSize": _size, "equal": _equal, "stringMatch": _string_match,
    "patternMatch": _pattern_match,
    "lt": _compare(lambda a, b: a < b), "lte": _compare(lambda a, b: a <= b),
    "gt": _compare(lambda a, b: a > b), "gte": _compare(lambda a, b: a >= b),
}  # fmt: skip
"""What each expression makes of the values of those within it."""
