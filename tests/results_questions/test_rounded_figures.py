"""Figures for who may not see individuals: made of rounded counts, and nothing of a few."""

from dataclasses import replace

import pytest

from quizzes.statistics.deriving import item_statistics
from quizzes.statistics.figures import AskedChoice, AskedItem, CheckStatistics, ItemStatistics
from quizzes.statistics.flags import Flag
from quizzes.statistics.tallies import Tally
from releases.metrics.intervals import Estimate
from results.questions.blurring import blurred, blurred_check

CHOICES = (AskedChoice("a", "Ay", is_right=True), AskedChoice("b", "Bee", is_right=False))


def figures(right: int, wrong: int, shown: int = 0) -> ItemStatistics:
    """A question that so many had right, wrong and shown, half of them at each of two scores."""
    item = AskedItem(1, 1, "key", "single", CHOICES, is_scored=False)
    said = {("correct", "a"): right, ("incorrect", "b"): wrong, ("shown", ""): shown}
    cells = {
        (score, *each): n // 2 + (n % 2 if score else 0)
        for each, n in said.items()
        for score in (0, 2)
    }
    total = right + wrong + shown
    return item_statistics(item, Tally({k: n for k, n in cells.items() if n}, {1000: total}))


def test_shares_and_intervals_are_those_of_the_rounded_counts() -> None:
    exact = figures(33, 18, 7)
    found = blurred(exact)

    assert (found.n, found.complete, found.shown) == (60, 60, 5)
    assert found.facility is not None
    assert found.facility.value == pytest.approx(35 / 60)
    assert found.shown_share is not None
    assert found.shown_share.value == pytest.approx(5 / 60)
    assert [each.n for each in found.choices] == [35, 20]
    assert found.median_ms == exact.median_ms


def test_of_a_few_nothing_is_left() -> None:
    found = blurred(figures(3, 1))

    assert (found.n, found.facility, found.discrimination, found.median_ms) == (1, None, None, None)
    told = [(each.n, each.share, each.thirds) for each in found.choices]
    assert told == [(1, None, (None,) * 3)] * 2
    assert blurred(figures(0, 0)).facility is None


def test_few_wrong_ones_are_not_told_below_thirty_and_nobody_is() -> None:
    assert blurred(figures(20, 3)).facility is None
    assert blurred(figures(20, 0)).facility is not None
    assert blurred(figures(40, 2)).facility is not None


def test_reasons_count_rounded_too() -> None:
    flags = (Flag("few", number=12), Flag("hard", number=17), Flag("weak"))

    found = blurred(replace(figures(6, 30), flags=flags))
    nothing = blurred(replace(figures(0, 0), flags=(Flag("hard", number=17),)))

    assert [(each.code, each.number) for each in found.flags] == [
        ("few", 35),
        ("hard", 14),
        ("weak", 0),
    ]
    assert nothing.flags[0].number == 17


@pytest.mark.parametrize(("complete", "mean"), [(12, 1.5), (7, None)])
def test_a_check_is_told_of_eight_and_more(complete: int, mean: float | None) -> None:
    check = CheckStatistics(1, 3, complete, 1.5, 0.5, Estimate(0.6, 0.2, 0.8), 0.1, ())

    found = blurred_check(check)

    assert (found.complete, found.mean) == ({12: 10, 7: 5}[complete], mean)
    assert (found.alpha is None) == (mean is None)
    assert blurred_check(replace(check, alpha=None)).alpha is None
