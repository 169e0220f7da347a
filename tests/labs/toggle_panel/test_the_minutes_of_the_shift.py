"""What each minute brings, and what switches, fallbacks and decisions do to it."""

import pytest

from labs.mechanics import Moves
from tests.labs.toggle_panel.shifts import ALL_ON, TEN_MINUTES, WON, play, with_minute

CARELESS = "set_rsm_c50_w_static"


def good_in(moves: Moves, number: int) -> str:
    """The cell of the table that says so, in per cent."""
    return play(moves[:number]).table.rows[number - 1][5]


@pytest.mark.parametrize(
    ("number", "word", "good"),
    [
        (3, ALL_ON, "78.9%"),
        (3, "set_sm_c50_f_static", "100%"),
        (5, CARELESS, "77.8%"),
        (5, "set_rm_c50_w_static", "100%"),
        (7, ALL_ON, "85.0%"),
        (7, "set_rsm_c10_f_static", "97.0%"),
        (7, "set_rsm_c0_f_static", "100%"),
    ],
)
def test_a_trouble_costs_what_the_switches_let_it(number: int, word: str, good: str) -> None:
    assert good_in(with_minute(number, word), number) == good


def test_the_checkout_does_not_throw_before_minute_seven() -> None:
    assert good_in((ALL_ON, ALL_ON), 2) == "100%"


@pytest.mark.parametrize(
    ("policy", "lit", "good"),
    [
        ("static", "recs, stock, checkout 50%", "100%"),
        ("off", "none; not as set", "100%"),
        ("on", "recs, stock, media, checkout 100%; not as set", "70.0%"),
    ],
)
def test_without_the_store_the_policy_decides(policy: str, lit: str, good: str) -> None:
    words = tuple(f"set_rs_c50_f_{policy}" for _ in range(10))

    row = play(words).table.rows[8]

    assert (row[2], row[5]) == (lit, good)


def test_the_switches_are_back_as_set_once_the_store_is() -> None:
    words = tuple("set_rs_c50_f_off" for _ in range(10))

    assert play(words).table.rows[9][2] == "recs, stock, checkout 50%"


def test_a_redeployment_takes_a_third_of_the_cores() -> None:
    normal, redeploying = play((ALL_ON,)), play((ALL_ON, "redeploy"))

    assert normal.table.rows[0][3].startswith("63%")
    assert redeploying.table.rows[1][3].startswith("95%")


def test_a_suite_leaves_the_shop_as_it_is() -> None:
    beside, without = play(WON), play(with_minute(2, ALL_ON, TEN_MINUTES))

    assert beside.table.rows[1][3:] == without.table.rows[1][3:]
    assert beside.measures["z"] == without.measures["z"]


@pytest.mark.parametrize(
    ("moves", "done"),
    [
        (("suite_now",), "recs, stock, media; suite as they are set: passed"),
        (
            (ALL_ON, "suite_now"),
            "recs, stock, media, checkout 50%; suite as they are set: failed",
        ),
        (("redeploy",), "recs, stock, media; redeployment under way"),
    ],
)
def test_the_table_tells_what_a_minute_was_spent_on(moves: Moves, done: str) -> None:
    assert play(moves).table.rows[-1][2] == done


@pytest.mark.parametrize(
    ("word", "customers"), [("set_rsm_c10_f_static", True), ("set_rsm_c0_f_static", False)]
)
def test_only_a_share_of_customers_makes_a_test(word: str, customers: bool) -> None:
    assert bool(play((word,)).measures["z"]) is customers


def test_minutes_in_which_the_checkout_threw_are_not_counted() -> None:
    thrown = tuple(ALL_ON for _ in range(10))
    paused = (*[ALL_ON] * 6, *["set_rsm_c0_f_static"] * 4)

    assert play(thrown).measures["z"] == play(paused).measures["z"] == 2.26
