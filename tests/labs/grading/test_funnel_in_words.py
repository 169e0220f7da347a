"""What a funnel says of itself: few people as few, shares only of many, times in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.funnel import Funnel
from labs.funnel_told import caution, stages, told_count, told_median, told_time


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0"), (1, "under 5"), (4, "under 5"), (5, "5"), (1234, "1,234")],
)
def test_a_few_are_told_as_few(count: int, told: str) -> None:
    assert told_count(count) == told


def test_steps_of_many_have_shares_rounded_and_tell_who_stopped() -> None:
    found = stages(Funnel(started=42, first_goal=39, won=30, bonus=3))

    assert [stage.count for stage in found] == ["42", "39", "30", "under 5"]
    assert [stage.share for stage in found] == ["100 %", "93 %", "71 %", "–"]
    assert [stage.stopped for stage in found] == ["–", "3", "9", "–"]
    assert [stage.width for stage in found] == ["100", "92.86", "71.43", "11.9"]
    assert [stage.came for stage in found] == ["100", "100", "92.86", "71.43"]
    assert [stage.is_few for stage in found] == [False, False, False, True]


def test_the_bar_of_few_says_nothing_about_how_few() -> None:
    widths = {stages(Funnel(started=30, bonus=few))[3].width for few in (1, 2, 3, 4)}

    assert widths == {"16.67"}


def test_shares_wait_for_twenty() -> None:
    assert [each.share for each in stages(Funnel(started=19, first_goal=19))][:2] == ["–", "–"]
    assert stages(Funnel(started=20, first_goal=20))[1].share == "100 %"


def test_a_funnel_of_nobody_has_no_widths() -> None:
    assert {stage.width for stage in stages(Funnel())} == {"0"}


@given(st.lists(st.integers(0, 10**6), min_size=4, max_size=4))
def test_no_bar_is_wider_than_the_one_before_or_than_the_drawing(counts: list[int]) -> None:
    found = stages(Funnel(*sorted(counts, reverse=True)))

    widths = [float(stage.width) for stage in found]
    assert all(0 <= width <= 100 for width in widths)
    assert all(not stage.is_few or stage.count == "under 5" for stage in found)
    exact = [width for width, stage in zip(widths, found, strict=True) if not stage.is_few]
    assert exact == sorted(exact, reverse=True)


@pytest.mark.parametrize(
    ("value", "of", "told"),
    [(None, 0, "–"), (3, 4, "–"), (3, 5, "3"), (2.5, 5, "2.5"), (1234.0, 5, "1,234")],
)
def test_a_median_is_told_once_five_make_it(value: float | None, of: int, told: str) -> None:
    assert told_median(value, of) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 min 0 s"),
        (100.4, "1 min 40 s"),
        (3599.6, "1 h 0 min"),
        (7500, "2 h 5 min"),
        (90_000, "1 d 1 h"),
        (86_400 * 1500, "1,500 d 0 h"),
    ],
)
def test_a_time_is_told_in_its_two_greatest_units(seconds: float, told: str) -> None:
    assert told_time(seconds, 5) == told


def test_a_time_of_few_is_not_told() -> None:
    assert told_time(100, 4) == told_time(None, 9) == "–"


@pytest.mark.parametrize(
    ("started", "words"),
    [(0, ""), (4, "Fewer than five"), (5, "each is worth 20 %"), (19, "worth 5 %"), (20, "")],
)
def test_small_numbers_come_with_a_word_of_caution(started: int, words: str) -> None:
    said = caution(Funnel(started=started))

    assert words in said
    assert bool(said) == bool(words)
