"""Expected numbers and texts of QTI items, and how written ones are judged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.interchange.qti.item_writing import item_of
from quizzes.interchange.qti.patterns import Wildcards, expression_of, wildcards_of
from quizzes.interchange.qti.processing import Processing
from quizzes.interchange.qti.values import declaration_of
from quizzes.kinds.numbers import span_of
from quizzes.kinds.patterns import Rules, pattern_of
from quizzes.packs.states import QuestionState
from tests.interchange.qti_items import (
    FIELD,
    MAP,
    R,
    declared,
    mapped,
    read,
    rows,
    sets,
    value,
    when,
)
from tests.interchange.qti_questions import TYPED, qti_questions

RIGHT = sets("SCORE", value("1", "float"))


def number(text: str) -> str:
    return value(text, "float")


def test_a_foreign_regular_expression_is_told_and_never_run() -> None:
    hostile = when(f"<patternMatch pattern='(a+)+$'>{R}</patternMatch>", RIGHT)

    found = read(declared("aa", base="string"), FIELD, hostile)

    assert "An answer given as a regular expression." in found.lost
    assert rows(found) == [("aa", True)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (f"<stringMatch substring='true'>{R}{value('a*', 'string')}</stringMatch>", r"*a\**"),
        (f"<patternMatch pattern='[aA]\\.[bB].*[$]'>{R}</patternMatch>", "a.b*$"),
        (f"<match>{R}{value('York', 'string')}</match>", "York"),
    ],
)
def test_texts_that_rules_name_become_accepted_texts(rule: str, text: str) -> None:
    found = read(declared(base="string"), FIELD, when(rule, RIGHT))

    assert rows(found) == [(text, True)]


@pytest.mark.parametrize(
    ("wildcards", "expression"),
    [(Wildcards("5 $ (US)*", True), r"5 [$] \(US\).*"), (Wildcards(r"a\*", False), r"[aA]\*")],
)
def test_a_letter_with_another_meaning_in_expressions_is_kept_from_it(
    wildcards: Wildcards, expression: str
) -> None:
    assert expression_of(wildcards) == expression
    assert wildcards_of(expression) == wildcards


@pytest.mark.parametrize("expression", ["a|b", "[ab]", "x+", "[aA]b", "\\d", "a{2}", "(a)", "["])
def test_expressions_that_say_more_than_wildcards_are_none(expression: str) -> None:
    assert wildcards_of(expression) is None


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (f"<match>{R}{number('+7')}</match>", "7"),
        (f"<equal toleranceMode='absolute' tolerance='1 2'>{R}{number('5')}</equal>", "4..7"),
        (f"<equal toleranceMode='odd'>{R}{number('5')}</equal>", "5"),
        (f"<and><lte>{R}{number('2')}</lte><gte>{R}{number('9')}</gte></and>", "2..9"),
        (f"<equal>{R}{number('.000000000000000000000000001')}</equal>", "1e-27"),
    ],
)
def test_numbers_that_rules_name_become_accepted_numbers(rule: str, text: str) -> None:
    found = read(declared(base="float"), FIELD, when(rule, RIGHT))

    assert rows(found) == [(text, True)]


@pytest.mark.parametrize(
    "rule",
    [
        f"<equal>{R}<variable identifier='S'/></equal>",
        f"<equal>{number('1')}{R}</equal>",
        f"<equal>{R}{number('x')}</equal>",
        f"<match>{R}{R}</match>",
        f"<and><gt>{R}{number('1')}</gt></and>",
        f"<and><gt>{R}{number('1')}</gt><gt>{R}{number('2')}</gt></and>",
        f"<and><gt>{R}{number('1')}</gt><lt>{R}{number('x')}</lt></and>",
        f"<match>{R}{number('word')}</match>",
        f"<patternMatch pattern='3'>{R}</patternMatch>",
    ],
)
def test_rules_about_other_things_name_no_answer(rule: str) -> None:
    found = read(declared("3", base="float"), FIELD, when(rule, RIGHT))

    assert rows(found) == [("3", True)]


def test_numbers_may_be_mapped_too() -> None:
    head = declared(base="float", mapping=mapped(a="1", b="1").replace('"b"', '"7"'))

    assert rows(read(head, FIELD, MAP)) == [("7", True)]


def test_where_capitals_count_for_some_they_count_for_none() -> None:
    one = when(f"<stringMatch caseSensitive='true'>{R}{value('A', 'string')}</stringMatch>", RIGHT)
    other = when(
        f"<stringMatch caseSensitive='false'>{R}{value('b', 'string')}</stringMatch>", RIGHT
    )

    found = read(declared(base="string"), FIELD, one + other)

    assert found.state is not None
    assert not found.state.match_case
    assert "Capital letters" in found.lost[0]


@pytest.mark.parametrize("tail", [".", "x" * 41, " <b>ms</b>"])
def test_other_words_after_the_field_are_no_unit(tail: str) -> None:
    found = read(declared("3", base="float"), FIELD.replace('"R"/>', f'"R"/>{tail}'))

    assert found.state is not None
    assert found.state.unit == ""


def expected_here(state: QuestionState, answer: str) -> bool:
    """Whether the answer is right by this site's own rules, white space counting."""
    ordered = sorted(state.choices, key=lambda choice: not choice.is_key)
    if state.kind == "numeric":
        held = (each for each in ordered if span_of(each.text).holds(Decimal(answer)))
    else:
        rules = Rules(match_case=state.match_case, match_spaces=True)
        held = (each for each in ordered if pattern_of(each.text, rules).matches(answer))
    return any(each.is_key for each in held)


@settings(max_examples=100)
@given(qti_questions().filter(lambda state: state.kind in TYPED), st.data())
def test_any_engine_judges_a_written_item_as_this_site_does(
    state: QuestionState, data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from([choice.text for choice in state.choices]))
    answer = text.replace("\\*", "*").replace("*", data.draw(st.sampled_from(["", "b", "Z*"])))
    if state.kind == "numeric":
        ends = span_of(text)
        off = data.draw(st.sampled_from(["-0.01", "0", "0.01"]))
        answer = str(data.draw(st.sampled_from([ends.low, ends.high])) + Decimal(off))
    item = item_of("key", state)
    declaration = item.find("responseDeclaration")
    assert declaration is not None

    engine = Processing(item, declaration_of(declaration))

    given = Decimal(answer) if state.kind == "numeric" else answer
    assert (engine.score((given,)) == 1) is expected_here(state, answer)
