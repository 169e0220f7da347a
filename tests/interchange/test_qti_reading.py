"""Items of QTI as authoring tools write them, read as questions."""

from __future__ import annotations

import pytest

from quizzes.interchange.items import Read
from quizzes.packs.states import QuestionState
from tests.interchange.packages import folder, package, reads


@pytest.fixture(scope="module")
def authored() -> dict[str, Read]:
    """The items of the authored package, by the name of their file."""
    names = ["single", "multiple", "order", "match", "associate", "text", "number", "essay",
        "blanks", "inline"]  # fmt: skip
    return dict(zip(names, reads(package("authored-2.1")), strict=True))


def state_of(read: Read) -> QuestionState:
    assert read.state is not None, read.problem
    return read.state


def rows(state: QuestionState) -> list[tuple[str, str, bool]]:
    return [(each.text, each.pair, each.is_key) for each in state.choices]


def test_a_single_choice_keeps_its_words_and_what_is_said_to_each_answer(
    authored: dict[str, Read],
) -> None:
    read, state = authored["single"], state_of(authored["single"])

    assert (read.name, read.understood) == ("sending-the-bird-in", "Single choice, 4 choices")
    assert (read.changed, read.lost) == ((), ())
    assert state.stem.startswith("A team sends a change to **1 %**")
    assert state.stem.endswith("\n\nWhat is this called?")
    assert state.key_idea == "Exposure is a dial, not a switch."
    assert (state.kind, state.shuffle) == ("single", True)
    assert [each.key for each in state.choices if each.is_key] == ["a-canary-release"]
    assert [each.is_last for each in state.choices] == [False, False, False, True]
    assert [each.explanation for each in state.choices] == [
        "Read about families again.",
        "A few users meet it first.",
        "Read about families again.\n\nIn a dark launch *nobody* sees it.",
        "Read about families again.",
    ]


def test_several_right_answers_with_points_for_each_give_partial_credit(
    authored: dict[str, Read],
) -> None:
    read, state = authored["multiple"], state_of(authored["multiple"])

    assert (state.kind, state.partial_credit, state.shuffle) == ("multiple", True, False)
    assert state.stem.startswith("Choose two.")
    assert "[water](https://example.org/water)" in state.stem
    assert [each.text for each in state.choices if each.is_key] == ["Hydrogen", "Oxygen"]
    assert len(read.lost) == 2
    assert read.name == ""


def test_things_to_order_come_in_the_right_order(authored: dict[str, Read]) -> None:
    state = state_of(authored["order"])

    assert state.kind == "ordering"
    assert rows(state) == [("Build", "", True), ("Deploy", "", True), ("Release", "", True)]


def test_two_sets_become_pairs_and_what_fits_nothing(authored: dict[str, Read]) -> None:
    read, state = authored["match"], state_of(authored["match"])

    assert state.kind == "matching"
    assert rows(state) == [
        ("Capulet", "Romeo and Juliet", True),
        ("Demetrius", "A Midsummer-Night's Dream", True),
        ("", "The Tempest", False),
    ]
    assert "all of them have to be right" in read.lost[0]


def test_things_that_go_together_become_pairs(authored: dict[str, Read]) -> None:
    read, state = authored["associate"], state_of(authored["associate"])

    assert rows(state) == [("Antonio", "Prospero", True), ("Capulet", "Montague", True)]
    assert "two sides" in read.changed[0]


def test_expected_texts_keep_their_rules(authored: dict[str, Read]) -> None:
    read, state = authored["text"], state_of(authored["text"])

    assert (state.kind, state.match_case) == ("short_text", False)
    assert rows(state) == [("York", "", True), ("New York", "", False), (r"Lancaster\*", "", False)]
    assert [each.key for each in state.choices] == ["answer-1", "answer-2", "answer-3"]
    assert "earned 50 %" in read.lost[0]
    assert state.stem.endswith("by this sun of …;")


def test_a_number_keeps_its_tolerance_and_its_unit(authored: dict[str, Read]) -> None:
    read, state = authored["number"], state_of(authored["number"])

    assert (state.kind, state.unit, state.stem) == (
        "numeric",
        "ms",
        "How long does a request take?",
    )
    assert rows(state) == [("42.5 +- 0.85", "", True), ("0.04..0.05", "", False)]
    assert state.choices[1].explanation == "That is in seconds."
    assert len(read.changed) == 2


def test_a_list_within_the_text_becomes_a_single_choice(authored: dict[str, Read]) -> None:
    read, state = authored["inline"], state_of(authored["inline"])

    assert (state.kind, state.stem) == ("single", "Two environments and a switch are called "
        "blue-… deployment.")  # fmt: skip
    assert "picture" in read.lost[0]


def test_what_cannot_be_asked_here_is_told_item_by_item(authored: dict[str, Read]) -> None:
    assert "needs a rubric" in authored["essay"].problem
    assert "2 things at once" in authored["blanks"].problem


def test_a_package_of_version_3_reads_alike() -> None:
    truth, steps, spot, gone = reads(package("authored-3.0"))

    state = state_of(truth)
    assert (state.kind, [each.key for each in state.choices]) == ("true_false", ["true", "false"])
    assert [each.explanation for each in state.choices] == [
        "Dark means unseen.",
        "It runs, and **nothing** of it shows.",
    ]
    assert rows(state_of(steps)) == [("Michael", "", True), ("Rubens", "", True),
        ("Jenson", "", True)]  # fmt: skip
    assert len(steps.lost) == 2
    assert "hotspotInteraction" in spot.problem
    assert gone.problem == "items/gone.xml: It is listed in the package, but it is not there."


def test_a_single_item_needs_no_package() -> None:
    (read,) = reads(folder("authored-2.1")["items/order.xml"])

    assert state_of(read).kind == "ordering"
