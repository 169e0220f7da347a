"""Axes: round ticks that hold every value, places in per cent, logarithms."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from results.plots.axes import Axis, axis_between, axis_from_zero, percent_axis, plain
from results.plots.lines import FEWEST_APART, apart

VALUES = st.floats(-1e9, 1e9, allow_nan=False)


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (0, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (47, ["0", "10", "20", "30", "40", "50"]),
        (20_000, ["0", "5,000", "10,000", "15,000", "20,000"]),
    ],
)
def test_an_axis_of_counts_has_round_ticks_from_zero(highest: float, labels: list[str]) -> None:
    assert [tick.label for tick in axis_from_zero(highest, "Learners").ticks] == labels


def test_ticks_have_the_decimals_that_they_need() -> None:
    assert [t.label for t in axis_from_zero(0.3, "s", whole=False).ticks] == [
        *("0.0", "0.1", "0.2", "0.3")
    ]
    assert [t.label for t in axis_between(-0.02, 0.03, "x").ticks] == [
        *("-0.02", "-0.01", "0.00", "0.01", "0.02", "0.03")
    ]
    assert [t.label for t in percent_axis("Share").ticks] == [
        *("0 %", "25 %", "50 %", "75 %", "100 %")
    ]


@given(VALUES, VALUES)
def test_an_axis_holds_both_values_with_few_ticks(one: float, other: float) -> None:
    low, high = sorted((one, other))

    axis = axis_between(low, high, "x")

    slack = 1e-6 * max(abs(low), abs(high), 1e-9)
    assert axis.low <= low + slack
    assert axis.high >= high - slack
    assert 2 <= len(axis.ticks) <= 8


def test_places_are_in_per_cent_and_stay_on_the_axis() -> None:
    straight = Axis("x", 10, 30, ())
    by_tens = Axis("x", 1, 100, (), is_log=True)

    assert [straight.percent(value) for value in (0, 10, 15, 99)] == [0, 0, 25, 100]
    assert by_tens.percent(10) == pytest.approx(50)
    assert Axis("x", 1, 1, ()).percent(1) == 0
    assert [plain(12.5), plain(0), plain(100 / 3)] == ["12.5", "0", "33.33"]


@given(st.lists(st.floats(0, 100), max_size=4))
def test_names_of_lines_never_cover_each_other(places: list[float]) -> None:
    moved = sorted(apart(places))

    assert all(0 <= at <= 100 for at in moved)
    gaps = [b - a for a, b in pairwise(moved)]
    assert all(gap >= FEWEST_APART - 1e-9 for gap in gaps)
