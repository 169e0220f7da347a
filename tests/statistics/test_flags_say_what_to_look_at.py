"""Questions are flagged where they may be wrong, and the reason is said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizzes.statistics.deriving import item_statistics, with_slow_ones
from quizzes.statistics.figures import AskedChoice, AskedItem, ItemStatistics
from quizzes.statistics.tallies import INCOMPLETE, Tally

CHOICES = tuple(AskedChoice(key, f"Choice {key}", key == "a") for key in "abcd")
ITEM = AskedItem(1, 1, "first", "single", CHOICES, is_scored=False)


def figures(
    *answers: tuple[int, str, int], item: AskedItem = ITEM, key: str = "a"
) -> ItemStatistics:
    """Of (score on the other questions, choice, how many)."""
    cells = {
        (score, "correct" if said == key else "incorrect", said): n for score, said, n in answers
    }
    return item_statistics(item, Tally(cells))


def codes(found: ItemStatistics) -> list[str]:
    return [flag.code for flag in found.flags]


GOOD = (
    (2, "a", 5), (5, "a", 20), (9, "a", 35),
    (2, "b", 10), (5, "b", 4), (2, "c", 10), (5, "c", 4), (2, "d", 10), (9, "d", 2),
)  # fmt: skip


def test_a_question_that_works_has_no_flag() -> None:
    assert codes(figures(*GOOD)) == []


def test_with_few_answers_nothing_else_is_said() -> None:
    found = figures((3, "b", 20), (9, "a", 1))

    assert [flag.words for flag in found.flags] == [
        "Too few answers to tell: 21, with 30 much can be said."
    ]


def test_a_choice_that_nobody_picks_is_named() -> None:
    found = figures(*(each for each in GOOD if each[1] != "c"))

    assert [flag.words for flag in found.flags] == ["Nobody picks “Choice c”."]


def test_a_choice_that_hardly_anybody_picks_is_named() -> None:
    most = tuple((score, said, 2 * n) for score, said, n in GOOD if said != "c")

    assert [flag.words for flag in figures(*most, (2, "c", 1)).flags] == [
        "Fewer than 5 % pick “Choice c”."
    ]


def test_a_wrong_key_shows_in_three_ways() -> None:
    """The key says b; whoever knows the others says a."""
    marked = replace(ITEM, choices=tuple(replace(c, is_right=c.key == "b") for c in CHOICES))

    found = figures(*GOOD, item=marked, key="b")

    assert codes(found) == ["hard", "negative", "strong"]
    assert all(flag.is_serious for flag in found.flags)
    assert "Strong learners pick “Choice a”" in found.flags[-1].words
    assert "Look at the key" in found.flags[1].words
    assert found.flags[0].words.startswith("Very hard: 14 % are right")


def test_a_slip_of_a_few_strong_learners_is_no_reason_to_doubt_the_key() -> None:
    found = figures(*GOOD, (9, "c", 8))
    slip = figures((2, "a", 30), (9, "a", 31), (2, "b", 30), (2, "c", 20), (9, "d", 9))

    assert "strong" not in codes(found)
    assert "strong" not in codes(slip)
    assert "strong" in codes(figures((2, "a", 30), (9, "a", 31), (2, "b", 30), (9, "d", 10)))


def test_what_nearly_everybody_knows_is_easy_and_hardly_tells_learners_apart() -> None:
    found = figures((1, "a", 96), (8, "a", 100), (1, "b", 3), (8, "b", 2), (1, "c", 1))

    assert codes(found)[:2] == ["easy", "weak"]
    assert found.flags[0].words == "Very easy: 97 % are right on the first try."
    assert found.flags[1].words == "It hardly tells strong learners from weak ones."


def test_without_learners_who_tried_all_nothing_is_said_of_ability() -> None:
    found = figures((INCOMPLETE, "b", 60), (9, "b", 5), (1, "a", 2), (INCOMPLETE, "d", 9))

    assert codes(found) == ["hard", "unpicked"]


@pytest.mark.parametrize("kind", ["numeric", "short_text"])
def test_patterns_that_nobody_typed_are_no_fault(kind: str) -> None:
    item = replace(ITEM, kind=kind)

    found = figures((2, "", 30), (8, "a", 70), item=item)

    assert codes(found) == []
    assert (found.choices[-1].key, found.choices[-1].n) == ("", 30)


def test_guessing_is_not_held_against_a_question_where_everything_counts_as_right() -> None:
    cells = {(score, "correct", said): 20 for score, said in enumerate("abcd")}

    found = item_statistics(ITEM, Tally(cells | {(0, "shown", ""): 40}))

    assert "hard" not in codes(found)
    assert all(choice.is_right for choice in found.choices)


def test_several_right_ones_have_figures_choice_by_choice() -> None:
    several = replace(
        ITEM,
        kind="multiple",
        choices=(*CHOICES[:1], replace(CHOICES[1], is_right=True), *CHOICES[2:]),
    )
    cells = {(3, "correct", "a,b"): 20, (1, "incorrect", "a"): 10, (1, "incorrect", "b,c"): 10}

    found = item_statistics(several, Tally(cells))

    assert [choice.n for choice in found.choices] == [30, 30, 10, 0]
    assert [choice.is_right for choice in found.choices] == [True, True, False, False]


def test_what_is_ordered_or_matched_has_no_choices_to_tell() -> None:
    found = figures((2, "", 40), (8, "a", 60), item=replace(ITEM, kind="ordering"))

    assert (found.choices, found.n) == ((), 100)


def test_a_question_far_slower_than_the_others_of_its_check_is_slow() -> None:
    quick, own = replace(figures(*GOOD), median_ms=30_000), replace(figures(*GOOD), median_ms=None)

    found = with_slow_ones([quick, quick, own, replace(quick, median_ms=90_000)])

    assert [codes(each) for each in found] == [[], [], [], ["slow"]]
    assert found[-1].flags[0].words == "Slow: half take longer than 90 seconds."
    assert codes(with_slow_ones([own])[0]) == []
