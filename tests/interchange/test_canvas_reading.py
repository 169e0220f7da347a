"""Quizzes and banks as Canvas exports them, read as questions."""

from __future__ import annotations

import pytest

from quizzes.interchange.items import Read
from quizzes.packs.states import QuestionState
from tests.interchange.packages import package, reads


@pytest.fixture(scope="module")
def quiz() -> list[Read]:
    """The items of an exported quiz."""
    return reads(package("canvas-quiz"))


def state_of(read: Read) -> QuestionState:
    assert read.state is not None, read.problem
    return read.state


def explained(state: QuestionState) -> list[tuple[str, bool, str]]:
    return [(each.text, each.is_key, each.explanation) for each in state.choices]


def test_comments_on_answers_explain_them_and_general_ones_are_the_key_idea(
    quiz: list[Read],
) -> None:
    state = state_of(quiz[0])

    assert (state.kind, quiz[0].name) == ("single", "")
    assert state.stem == "Which release goes to a **few** first?"
    assert state.key_idea == "Blast radius first."
    assert explained(state) == [
        ("Blue-green", False, "That one switches everyone."),
        ("Canary", True, "Like the bird in the mine."),
        ("Big bang", False, "Read again."),
    ]


def test_true_or_false_keeps_which_is_right(quiz: list[Read]) -> None:
    state = state_of(quiz[1])

    assert (state.kind, quiz[1].name) == ("true_false", "dark-launch")
    assert explained(state) == [("True", False, "It is dark."), ("False", True, "")]


def test_several_answers_count_in_part_as_they_do_there(quiz: list[Read]) -> None:
    state = state_of(quiz[2])

    assert (state.kind, state.partial_credit, state.key_idea) == (
        "multiple", True, "Both keep it small.",
    )  # fmt: skip
    assert [each.is_key for each in state.choices] == [True, True, False]


def test_numbers_may_be_exact_precise_with_a_margin_or_a_range(quiz: list[Read]) -> None:
    state = state_of(quiz[3])

    assert [each.text for each in state.choices] == ["42", "1000 +- 0.005", "77 +- 7", "3.9..4.1"]
    assert state.choices[0].explanation == "Exactly."
    assert (len(quiz[3].changed), len(quiz[3].lost)) == (1, 1)


def test_texts_that_differ_in_capitals_only_are_one(quiz: list[Read]) -> None:
    state = state_of(quiz[4])

    assert (state.kind, state.match_case) == ("short_text", False)
    assert [each.text for each in state.choices] == ["Toggle", r"feature \*flag\*"]
    assert state.key_idea == "Flip it."


def test_pairs_come_with_what_fits_nothing(quiz: list[Read]) -> None:
    state = state_of(quiz[5])

    assert state.kind == "matching"
    assert [(each.text, each.pair, each.explanation) for each in state.choices] == [
        ("Canary", "few", ""),
        ("Dark launch", "nobody", "It is dark."),
        ("", "all", ""),
    ]


def test_what_cannot_be_kept_is_told_in_a_sentence_of_its_own(quiz: list[Read]) -> None:
    problems = [read.problem for read in quiz[6:11]]

    assert all(problems)
    assert len(set(problems)) == 5


def test_a_group_from_which_some_are_drawn_is_brought_whole(quiz: list[Read]) -> None:
    assert "drawn" in quiz[11].changed[0]
    assert state_of(quiz[11]).stem == "One of a group"
    assert len(quiz) == 12


def test_of_a_course_the_own_copy_of_a_quiz_and_its_banks_are_read() -> None:
    rings, bank = reads(package("canvas-course"))

    assert (state_of(rings).stem, rings.name) == ("Who comes first?", "rings")
    assert [each.text for each in state_of(bank).choices] == ["A share"]
