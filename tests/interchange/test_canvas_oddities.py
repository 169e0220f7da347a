"""QTI 1.2 items of other systems, or with something left out."""

from __future__ import annotations

import pytest

from quizzes.interchange.items import ImportProblem, Read
from tests.interchange.packages import reads


def words(text: str, kind: str = "text/plain") -> str:
    return f'<material><mattext texttype="{kind}">{text}</mattext></material>'


def offered(*texts: str, response: str = "r", cardinality: str = "Single", head: str = "") -> str:
    labels = "".join(
        f'<response_label ident="{each}">{words(each)}</response_label>' for each in texts
    )
    return (
        f'<response_lid ident="{response}" rcardinality="{cardinality}">{head}'
        f'<render_choice shuffle="No">{labels}</render_choice></response_lid>'
    )


def rule(*right: str, points: str = "1", action: str = "Set", comment: str = "") -> str:
    equal = "".join(f'<varequal respident="r">{each}</varequal>' for each in right)
    shown = f'<displayfeedback linkrefid="{comment}"/>' if comment else ""
    return (
        f"<respcondition><conditionvar>{equal or '<other/>'}</conditionvar>"
        f'<setvar action="{action}">{points}</setvar>{shown}</respcondition>'
    )


def said(identifier: str, text: str) -> str:
    return f'<itemfeedback ident="{identifier}">{words(text)}</itemfeedback>'


FIELD = (
    '<response_str ident="r"><render_fib><response_label ident="x"/></render_fib></response_str>'
)


def read(
    shown: str, rules: str = "", comments: str = "", *, kind: str = "", stem: str = "Q?"
) -> Read:
    label = (
        f"<fieldlabel>{'cc_profile' if kind.startswith('cc.') else 'question_type'}</fieldlabel>"
    )
    fact = f"<qtimetadatafield>{label}<fieldentry>{kind}</fieldentry></qtimetadatafield>"
    presentation = f"<presentation>{words(stem) if stem else ''}{shown}</presentation>"
    (found,) = reads(
        f"<questestinterop><item title='Thing 1'>{fact if kind else ''}{presentation}"
        f"<resprocessing>{rules}</resprocessing>{comments}</item></questestinterop>".encode()
    )
    return found


def rows(found: Read) -> list[tuple[str, bool, str]]:
    assert found.state is not None, found.problem
    return [(each.text or each.pair, each.is_key, each.explanation) for each in found.state.choices]


def test_the_kind_shows_in_the_parts_where_nothing_names_it() -> None:
    single = read(offered("a", "b"), rule("b"))
    several = read(
        offered("a", "b", "c", cardinality="Multiple"), rule("a") + rule("b", points="2")
    )
    text = read(FIELD, rule("York"))
    number = read(FIELD.replace("<render_fib>", '<render_fib fibtype="Decimal">'), rule("1.50"))

    kinds = [each.state and each.state.kind for each in (single, several, text, number)]
    assert kinds == ["single", "multiple", "short_text", "numeric"]
    assert [row[0] for row in rows(number)] == ["1.5"]
    assert single.state is not None
    assert not single.state.shuffle


def test_points_may_be_added_answer_by_answer() -> None:
    added = rule("a", action="Add") + rule("b", action="Add") + rule("c", points="-1", action="Add")

    found = read(offered("a", "b", "c", cardinality="Multiple"), added)

    assert [row[1] for row in rows(found)] == [True, True, False]


def test_things_are_put_in_the_order_of_the_rule() -> None:
    ordered = offered("a", "b", "c", cardinality="Ordered")

    assert [row[0] for row in rows(read(ordered, rule("c", "a", "b")))] == ["c", "a", "b"]
    assert "which order" in read(ordered, rule("c", "a")).problem
    assert "which order" in read(ordered).problem


def test_true_or_false_in_other_words_is_a_choice_of_two() -> None:
    found = read(offered("Vrai", "Faux"), rule("Faux"), kind="true_false_question")

    assert found.state is not None
    assert found.state.kind == "single"
    assert len(found.changed) == 1


def test_common_cartridge_names_the_same_kinds() -> None:
    found = read(offered("True", "False"), rule("True"), kind="cc.true_false.v0p1")

    assert found.state is not None
    assert found.state.kind == "true_false"


@pytest.mark.parametrize(
    ("shown", "rules", "kind", "problem"),
    [
        (offered("a") + offered("b"), "", "multiple_choice_question", "2 things at once"),
        (FIELD + FIELD, rule("a"), "short_answer_question", "2 things at once"),
        (offered(*map(str, range(25))), rule("1"), "", "25 answers"),
        (offered("a", "b").replace(words("a"), ""), rule("a"), "", "no words"),
        (offered("a", "b"), "", "", "right"),
        (offered("a", "b"), "", "multiple_answers_question", "right"),
        (FIELD, rule("a", points="0"), "numerical_question", "right"),
        ("", "", "", "how it is answered"),
        ("", "", "hot_spot_question", "hot_spot_question"),
        (offered("a", "b") + offered("a", "b", response="s"), rule("a"), "", "goes with several"),
    ],
)
def test_an_item_that_cannot_be_kept_says_why(
    shown: str, rules: str, kind: str, problem: str
) -> None:
    found = read(shown, rules, kind=kind)

    assert found.state is None
    assert problem in found.problem


def test_an_item_without_a_presentation_says_so() -> None:
    (found,) = reads(b"<questestinterop><item ident='x'/></questestinterop>")

    assert "how it is answered" in found.problem


def test_the_title_asks_where_nothing_else_does_and_media_are_told() -> None:
    picture = '<material><matimage uri="a.png"/></material>'

    found = read(picture + offered("a", "b"), rule("a"), stem="")

    assert found.state is not None
    assert found.state.stem == "Thing 1"
    assert found.lost == ("A picture or a recording.",)


def test_comments_on_any_answer_are_the_key_idea_whatever_they_are_called() -> None:
    comments = said("all", "Always") + said("correct_fb", "Right") + said("one", "On a")
    rules = rule("a", comment="one") + rule(points="0", comment="all")

    found = read(offered("a", "b"), rules, comments)

    assert found.state is not None
    assert found.state.key_idea == "Always\n\nRight"
    assert rows(found)[0] == ("a", True, "On a")


def test_a_comment_on_a_number_may_stand_in_a_rule_of_its_own() -> None:
    field = FIELD.replace("<render_fib>", '<render_fib fibtype="Decimal">')
    found = read(field, rule("1e3") + rule("1e3", points="0", comment="c"), said("c", "Much"))

    assert rows(found) == [("1e3", True, "Much")]


def test_a_rule_without_a_condition_says_nothing_of_numbers() -> None:
    odd = "<respcondition><setvar>1</setvar></respcondition>"
    field = FIELD.replace("<render_fib>", '<render_fib fibtype="Decimal">')

    assert rows(read(field, odd + rule("2") + rule("2.0"))) == [("2", True, "")]


def test_a_file_of_another_sort_is_refused() -> None:
    with pytest.raises(ImportProblem, match="no QTI"):
        reads(b"<quiz/>")
