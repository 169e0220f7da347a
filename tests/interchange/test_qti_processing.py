"""Response processing carried out: what an item says to an answer."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest

from quizzes.interchange.qti import processing as carried_out
from quizzes.interchange.qti.expressions import NotUnderstoodError
from quizzes.interchange.qti.processing import Processing
from quizzes.interchange.qti.tree import in_one_tongue
from quizzes.interchange.qti.values import Value, declaration_of
from quizzes.interchange.safe_xml import read_xml
from tests.interchange.qti_items import MAP, R, declared, item, mapped, sets, value, when

NUMBER = declared("3", base="float")
TWO_ALIKE = f"<containerSize><multiple>{R}{R}</multiple></containerSize>"
YORK = value("york", "string")
WORD = declared("York", base="string")


def processing(head: str, rules: str) -> Processing:
    root: Element = in_one_tongue(read_xml(item(head, "", rules)))
    declaration = root.find("responseDeclaration")
    assert declaration is not None
    return Processing(root, declaration_of(declaration))


def says(expression: str, given: Value, head: str = NUMBER) -> bool:
    """Whether the expression holds for the answer."""
    rules = when(expression, sets("SCORE", value("1", "float")))
    return processing(head, rules).score(given) == 1


def number(text: str) -> str:
    return value(text, "float")


def plus(*expressions: str) -> str:
    return f"<sum>{''.join(expressions)}</sum>"


@pytest.mark.parametrize(
    ("expression", "given"),
    [
        (f"<equal>{R}<correct identifier='R'/></equal>", 3),
        (f"<equal toleranceMode='absolute' tolerance='1 2'>{R}{number('3')}</equal>", 5),
        (f"<equal toleranceMode='relative' tolerance='50'>{R}{number('4')}</equal>", 2),
        (f"<and><gt>{R}{number('2')}</gt><lt>{R}{number('4')}</lt></and>", 3),
        (f"<or><gte>{R}{number('9')}</gte><lte>{R}{number('4')}</lte></or>", 4),
        (f"<not><isNull>{R}</isNull></not>", 1),
        (f"<equal>{plus(R, number('1'))}{number('3')}</equal>", 2),
        (f"<equal><subtract>{R}{number('1')}</subtract>{number('3')}</equal>", 4),
        (f"<equal><product>{R}{number('2')}</product>{number('8')}</equal>", 4),
        (f"<equal><divide>{R}{number('2')}</divide>{number('2')}</equal>", 4),
        (f"<contains><ordered>{R}{number('7')}</ordered>{number('7')}</contains>", 1),
        (f"<equal>{TWO_ALIKE}{number('2')}</equal>", 1),
        (value("true", "boolean"), 1),
    ],
)  # fmt: skip
def test_an_expression_about_a_number_holds(expression: str, given: int) -> None:
    assert says(expression, (Decimal(given),))
    assert not says(f"<not>{expression}</not>", (Decimal(given),))


@pytest.mark.parametrize(
    "expression",
    [
        f"<equal>{R}{number('3')}</equal>",
        f"<lt>{R}{number('3')}</lt>",
        f"<match>{R}{number('3')}</match>",
        f"<member>{R}{number('3')}</member>",
        f"<contains>{R}{number('3')}</contains>",
        f"<stringMatch>{R}{number('3')}</stringMatch>",
        f"<patternMatch pattern='3'>{R}</patternMatch>",
        f"<not>{R}</not>",
        "<null/>",
    ],
)
def test_nothing_holds_of_no_answer(expression: str) -> None:
    assert not says(expression, ())


@pytest.mark.parametrize(
    ("expression", "given", "holds"),
    [
        (f"<stringMatch caseSensitive='false'>{R}{YORK}</stringMatch>", "York", True),
        (f"<stringMatch>{R}{YORK}</stringMatch>", "York", False),
        (f"<stringMatch substring='true'>{R}{value('or', 'string')}</stringMatch>", "York", True),
        (f"<patternMatch pattern='[yY][oO].*[kK]'>{R}</patternMatch>", "york", True),
        (f"<patternMatch pattern='Yo.*k.*!'>{R}</patternMatch>", "York", False),
        (f"<patternMatch pattern='.*o.*o.*'>{R}</patternMatch>", "York", False),
        (f"<patternMatch pattern='Yo.*rk.*'>{R}</patternMatch>", "Yorkshire", True),
        (f"<patternMatch pattern='X.*'>{R}</patternMatch>", "York", False),
        (f"<patternMatch pattern='York'>{R}</patternMatch>", "York", True),
        (f"<match>{R}<correct identifier='R'/></match>", "York", True),
    ],
)  # fmt: skip
def test_texts_are_compared_as_the_item_says(expression: str, given: str, holds: bool) -> None:
    assert says(expression, (given,), WORD) is holds


@pytest.mark.parametrize(
    "rule",
    [
        "<lookupOutcomeValue identifier='SCORE'/>",
        "<setOutcomeValue identifier='SCORE'/>",
        "<responseCondition><responseIf/></responseCondition>",
        sets("SCORE", "<random/>"),
        sets("SCORE", f"<correct identifier='Q'/>{''}"),
        sets("SCORE", f"<mapResponse identifier='R'/>{''}"),
        sets("SCORE", f"<divide>{number('1')}{number('0')}</divide>"),
        sets("SCORE", f"<sum>{value('word', 'string')}</sum>"),
        sets("SCORE", "<isNull/>"),
        sets("SCORE", value("many", "string")),
        sets("SCORE", f"<patternMatch pattern='(a+)+$'>{R}</patternMatch>"),
        sets("SCORE", f"<equal toleranceMode='odd' tolerance='1'>{R}{R}</equal>"),
        sets("SCORE", f"<equal toleranceMode='absolute' tolerance='x'>{R}{R}</equal>"),
        "http://example.org/rptemplates/of_our_own",
        MAP,
    ],
)
def test_what_has_no_settled_outcome_is_not_carried_out(rule: str) -> None:
    with pytest.raises(NotUnderstoodError):
        processing(NUMBER, rule).score((Decimal(3),))


def test_rules_stop_where_they_say_so() -> None:
    stop = when(f"<isNull>{R}</isNull>", "<exitResponse/>")
    fragment = f"<responseProcessingFragment>{stop}</responseProcessingFragment>"
    rules = fragment + sets("SCORE", number("1")) + sets("SCORE", "<null/>")

    assert processing(NUMBER, fragment + sets("SCORE", number("1"))).score((Decimal(3),)) == 1
    assert processing(NUMBER, fragment + sets("SCORE", number("1"))).score(()) == 0
    assert processing(NUMBER, rules).score((Decimal(3),)) == 0


def test_the_other_branch_is_followed_where_the_first_is_not() -> None:
    rule = when(f"<isNull>{R}</isNull>", otherwise=sets("SCORE", number("2")))

    assert processing(NUMBER, rule).score((Decimal(3),)) == 2


def test_a_mapping_keeps_its_bounds_and_its_capitals() -> None:
    bounds = '<mapping lowerBound="0" upperBound="2" defaultValue="-1">'
    entries = mapped(a="3", b="1").partition(">")[2]
    spelled = entries.replace("/>", ' caseSensitive="false"/>')
    head = declared(cardinality="multiple", base="string", mapping=bounds + spelled)
    found = processing(head, MAP)

    rules = processing(head, sets("SCORE", "<mapResponse identifier='R'/>"))
    assert rules.score(("A",)) == 2
    assert [found.score(each) for each in (("A",), ("b",), ("z",), ("A", "b"))] == [2, 1, 0, 2]


def test_rules_without_end_are_not_carried_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried_out, "MOST_RULES", 3)

    with pytest.raises(NotUnderstoodError):
        processing(NUMBER, sets("SCORE", number("1")) * 2).score((Decimal(3),))


@pytest.mark.parametrize("text", ["nan", "-Infinity", "1e999999", "9" * 61, "x", ""])
def test_a_number_without_end_is_no_number(text: str) -> None:
    rules = when(f"<equal>{R}{number(text)}</equal>", sets("SCORE", number("1")))

    with pytest.raises(NotUnderstoodError):
        processing(NUMBER, rules).score((Decimal(3),))
