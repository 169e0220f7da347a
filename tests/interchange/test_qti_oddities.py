"""Items that leave things out or say odd ones: read as far as they can be, or told why not."""

from __future__ import annotations

import pytest

from tests.interchange.packages import reads
from tests.interchange.qti_items import (
    CHOICES,
    FIELD,
    MAP,
    MATCH,
    R,
    comment,
    declared,
    mapped,
    read,
    rows,
    sets,
    value,
    when,
)

PAIRS = (
    '<matchInteraction responseIdentifier="R" maxAssociations="0"><prompt>Which?</prompt>'
    '<simpleMatchSet><simpleAssociableChoice identifier="a">A</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="b">B</simpleAssociableChoice></simpleMatchSet>'
    '<simpleMatchSet><simpleAssociableChoice identifier="x">X</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="y">Y</simpleAssociableChoice></simpleMatchSet>'
    "</matchInteraction>"
)
PICTURES = PAIRS.replace(">X<", '><img src="x.png" alt="a ring"/><')
ORDER = CHOICES.replace("choiceInteraction", "orderInteraction")
TWO_BY_TWO = (
    '<associateInteraction responseIdentifier="R"><prompt>Which?</prompt>'
    + "".join(
        f'<simpleAssociableChoice identifier="{each}">{each}</simpleAssociableChoice>'
        for each in "abcd"
    )
    + "</associateInteraction>"
)
MANY = "".join(f'<simpleChoice identifier="c{n}">{n}</simpleChoice>' for n in range(25))
MANY_TEXTS = "".join(
    f'<mapEntry mapKey="k{n}" mappedValue="1" caseSensitive="true"/>' for n in range(25)
)
several = {"cardinality": "multiple"}
pairs = {"cardinality": "multiple", "base": "directedPair"}


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        (declared("a"), CHOICES.replace("simpleChoice", "gone"), "no choices"),
        (declared("c1"), f'<choiceInteraction responseIdentifier="R">{MANY}</choiceInteraction>',
         "25 choices"),
        (declared("a", "b"), CHOICES, "takes only one"),
        (declared(), CHOICES, "which answer is right"),
        ("", CHOICES, "which answer is right"),
        (declared("a"), CHOICES.replace("one", '<img src="a.png" alt=""/>'), "no words"),
        (declared("a"), "<p>Only words.</p>", "asks nothing"),
        (declared("a"), CHOICES.replace("<prompt>Which?</prompt>", ""), "asks nothing"),
        ("<templateDeclaration/>", CHOICES, "drawn anew"),
        (declared(), '<uploadInteraction responseIdentifier="R"/>', "asks for a file"),
        (declared(cardinality="ordered"), ORDER, "which order"),
        (declared("a", "b", cardinality="ordered"), ORDER, "leaves some"),
        (declared("c1", cardinality="ordered"),
         f'<orderInteraction responseIdentifier="R">{MANY}</orderInteraction>', "25 things"),
        (declared("a x", **pairs), PAIRS, "goes with several, or with nothing"),
        (declared("a x", "a y", **pairs), PAIRS, "goes with several, or with nothing"),
        (declared("a q", **pairs), PAIRS, "goes with several, or with nothing"),
        (declared(**pairs), PAIRS, "what goes together"),
        (declared("a x", "b y", **pairs), PICTURES, "no words"),
        (declared("a x", **pairs), PAIRS.replace("simpleMatchSet", "gone"), "no two sets"),
        (declared("a b", "b c", **several, base="pair"), TWO_BY_TWO, "two by two"),
        (declared("a", **several, base="pair"), TWO_BY_TWO, "two by two"),
        (declared(base="string"), FIELD, "which answer is right"),
        (declared(base="string", mapping=f"<mapping>{MANY_TEXTS}</mapping>"), FIELD, "25 answers"),
        (declared("many", base="float"), FIELD, "which answer is right"),
    ],
)  # fmt: skip
def test_an_item_that_cannot_be_asked_says_why(head: str, body: str, said: str) -> None:
    found = read(head, body, title="")

    assert found.state is None
    assert said in found.problem


def test_an_item_without_a_body_is_told() -> None:
    (found,) = reads(b"<assessmentItem identifier='i'/>")

    assert found.problem == "It has no body."


def test_a_title_asks_where_nothing_else_does() -> None:
    found = read(declared("a"), CHOICES.replace("<prompt>Which?</prompt>", ""), title="Which *?")

    assert found.state is not None
    assert (found.state.stem, found.name) == (r"Which \*?", "which")


@pytest.mark.parametrize("template", ["", MATCH, MAP])
def test_points_tell_what_is_right_where_nothing_else_does(template: str) -> None:
    found = read(declared(mapping=mapped(a="0.5", b="2")), CHOICES, template)

    assert bool(found.problem) == (template != MAP)
    if not found.problem:
        assert rows(found) == [("one", False), ("two", True), ("three", False)]


def test_several_are_right_that_are_worth_something() -> None:
    found = read(declared(mapping=mapped(a="1", c="1"), **several), CHOICES, MAP)

    assert rows(found) == [("one", True), ("two", False), ("three", True)]


def test_rules_that_are_not_read_leave_what_is_declared() -> None:
    head = declared("a", "b", mapping=mapped(a="1", b="1"), **several)

    found = read(head, CHOICES, sets("SCORE", "<customOperator/>"), comment("x", "Hm"))

    assert rows(found) == [("one", True), ("two", True), ("three", False)]
    assert [each[:20] for each in found.lost] == ["Its points are count", "A comment that belon"]


def test_rules_that_are_not_read_leave_the_points_of_a_mapping() -> None:
    unread = sets("SCORE", "<customOperator/>")

    choices = read(declared(mapping=mapped(b="1")), CHOICES, unread)
    texts = read(declared("a", base="string", mapping=mapped(a="1", b="0")), FIELD, unread)
    bare = read(declared("a", base="string"), FIELD, unread)

    assert rows(choices) == [("one", False), ("two", True), ("three", False)]
    assert rows(texts) == [("a", True), ("b", False)]
    assert rows(bare) == [("a", True)]


def test_one_of_several_with_points_below_nothing_gives_partial_credit() -> None:
    found = read(declared("a", mapping=mapped(a="1", b="-1"), **several), CHOICES, MAP)

    assert found.state is not None
    assert found.state.partial_credit


def test_choices_that_all_keep_their_place_are_all_alike() -> None:
    found = read(declared("a"), CHOICES.replace("<simpleChoice ", '<simpleChoice fixed="true" '))

    assert found.state is not None
    assert not any(each.is_last for each in found.state.choices)


def test_pairs_may_be_said_the_other_way_round() -> None:
    found = read(declared("x a", "y b", **pairs), PAIRS)

    assert [(each.text, each.pair) for each in found.state.choices] == [("A", "X"), ("B", "Y")]


def test_names_of_foreign_answers_are_made_of_their_words() -> None:
    found = read(declared("a"), CHOICES)

    assert [each.key for each in found.state.choices] == ["one", "two", "three"]


def test_names_of_our_answers_stay_and_are_told_apart() -> None:
    twice = CHOICES.replace('"b"', '"a!b"').replace('"c"', '"_!"').replace('"a"', '"a b"')

    found = read(declared("a b"), twice, toolName="cloud-integrations", identifier="_1st")

    assert found.name == "1st"
    assert [each.key for each in found.state.choices] == ["a-b", "a-b-2", "answer-3"]


def test_a_comment_within_the_text_is_no_part_of_the_question() -> None:
    inner = '<feedbackBlock outcomeIdentifier="FEEDBACK" identifier="all" showHide="hide">'
    body = f"<p>Look.</p>{inner}<p>Known {inner}twice</feedbackBlock></p></feedbackBlock>{CHOICES}"

    found = read(
        declared("a"), body, when(f"<isNull>{R}</isNull>", sets("SCORE", value("0", "float")))
    )

    assert (found.state.stem, found.state.key_idea) == ("Look.\n\nWhich?", "Known twice")


def test_a_comment_for_some_answers_only_is_told_as_lost() -> None:
    some = when(f"<member>{R}<multiple>{value('a')}{value('b')}</multiple></member>",
                sets("FEEDBACK", value("x")))  # fmt: skip

    found = read(declared("c"), CHOICES, some, comment("x", f"<p>{'Long ' * 20}</p>"))

    assert [each.explanation for each in found.state.choices] == [
        *["Long " * 19 + "Long"] * 2, "",
    ]  # fmt: skip


def test_a_comment_on_success_becomes_the_key_idea_where_no_answer_stands_alone() -> None:
    rule = when(f"<match>{R}<correct identifier='R'/></match>", sets("FEEDBACK", value("well")))

    found = read(declared("a", "b", **several), CHOICES, rule, comment("well", "Well done"))

    assert found.state.key_idea == "Well done"
    assert len(found.changed) == 1
