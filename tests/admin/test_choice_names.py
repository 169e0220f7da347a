"""Choices get a lasting name from their text, and are right where their kind says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.admin.naming import completed
from quizzes.packs.states import ChoiceState


def choice(key: str = "", text: str = "", *, is_key: bool = False, pair: str = "") -> ChoiceState:
    return ChoiceState(key, text, "", is_key, False, pair)


def names(*choices: ChoiceState, kind: str = "single") -> list[str]:
    return [each.key for each in completed(kind, choices)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The router switches all traffic at once", "the-router-switches-all-traffic"),
        ("See [the guide](https://example.org/x)", "see-the-guide"),
        ("`git push`", "git-push"),
        ("x" * 90, "x" * 40),
        ("日本語", "a"),
        ("", "a"),
    ],
)
def test_a_name_is_the_first_words_of_the_text(text: str, name: str) -> None:
    assert names(choice(text=text)) == [name]


def test_a_name_that_was_given_stays_and_no_other_takes_it() -> None:
    assert names(choice("b", "One"), choice("", "B"), choice("", "b")) == ["b", "b-2", "b-3"]


def test_the_two_of_true_or_false_are_named_so() -> None:
    assert names(choice(text="Yes"), choice(text="No"), kind="true_false") == ["true", "false"]
    assert names(choice("false"), choice(), kind="true_false") == ["false", "true"]
    assert names(choice(), choice(), choice(text="x"), kind="true_false")[2] == "x"


def test_an_order_and_pairs_are_right_by_themselves() -> None:
    ordered = completed("ordering", [choice("a", "A")])
    matched = completed(
        "matching", [choice("a", "A", pair="1"), choice("b", is_key=True, pair="2")]
    )

    assert [each.is_key for each in (*ordered, *matched)] == [True, True, False]


@given(texts=st.lists(st.text(max_size=30), max_size=8))
def test_no_two_choices_have_one_name(texts: list[str]) -> None:
    found = names(*(choice(text=text) for text in texts))

    assert len(set(found)) == len(texts)
    assert all(0 < len(name) <= 60 for name in found)
