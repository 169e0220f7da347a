"""Each goal on its own, every way not to win, the bonus and the order of runs."""

import pytest

from labs.mechanics import Moves
from labs.toggle_panel.mechanics import TOGGLE_PANEL
from labs.toggle_panel.mission import right_answer
from tests.labs.toggle_panel.shifts import (
    ALL_ON,
    NAMED,
    NO_MEDIA,
    TEN_MINUTES,
    WON,
    play,
    with_minute,
)

DARK = "set_0_c50_f_static"
TENTH = tuple(word.replace("c50", "c10") for word in WON)
OFF = tuple(word.replace("static", "off") for word in WON)
ON = tuple(word.replace("static", "on") for word in WON)
BURNING = (*WON[:6], *[ALL_ON] * 4, *WON[10:])
SILENT = (*WON[:4], *["set_rsm_c50_w_static"] * 2, *WON[6:])


def test_the_golden_shift_is_won_with_its_bonus() -> None:
    report = play(WON)

    assert (report.won, report.bonus, report.failure) == (True, True, "")
    assert report.measures == {"good": 100.0, "lit": 80, "slowest": 324, "suites": 1, "z": 3.08}
    assert all(goal.met for goal in report.goals)
    assert report.verdict.tone == "ok"


def test_a_slow_minute_costs_only_the_bonus() -> None:
    report = play(with_minute(3, "set_sm_c50_f_static"))

    assert (report.won, report.bonus, report.measures["slowest"]) == (True, False, 968)


@pytest.mark.parametrize(
    ("moves", "failure", "unmet"),
    [
        (with_minute(10, "redeploy"), "redeploy", {2}),
        (with_minute(3, ALL_ON), "overload", {0}),
        (SILENT, "supplier", {0}),
        (BURNING, "checkout", {0}),
        (ON, "store", {0, 3}),
        (OFF, "store", {3}),
        ((DARK, "suite_all", *[DARK] * 8, NAMED, "ab_new"), "dark", {1}),
        ((*TEN_MINUTES, "pair_recs_stock", "ab_new"), "pair", {4}),
        (TENTH, "starved", {5}),
        ((*TENTH[:-1], "ab_wait"), "starved", {5}),
        ((*WON[:-1], "ab_old"), "misread", {5}),
        ((*WON[:-1], "ab_wait"), "misread", {5}),
    ],
)
def test_each_goal_alone_can_lose_the_shift(moves: Moves, failure: str, unmet: set[int]) -> None:
    report = play(moves)

    assert (report.won, report.bonus, report.failure) == (False, False, failure)
    assert {place for place, goal in enumerate(report.goals) if goal.met is False} == unmet
    assert report.verdict.tone == "bad"


def test_every_failure_can_happen() -> None:
    met = {play(moves).failure for moves in (TENTH, OFF, ON, BURNING, SILENT, WON[:3])}

    assert met < set(TOGGLE_PANEL.failures)
    assert len(set(TOGGLE_PANEL.failures)) == 10


def test_a_shift_under_way_is_unfinished_until_it_is_lost() -> None:
    assert play(WON[:4]).failure == "unfinished"
    assert play(with_minute(3, ALL_ON)[:3]).failure == "overload"


def test_what_the_store_does_is_open_until_it_is_gone() -> None:
    assert play(WON[:8]).goals[3].met is None
    assert play(WON[:9]).goals[3].met is True


def test_a_dark_shift_is_lost_as_soon_as_no_light_can_mend_it() -> None:
    assert play((DARK,) * 4).failure == "unfinished"
    assert play((DARK,) * 5).failure == "dark"


def test_a_small_share_keeps_a_broken_checkout_within_the_goal() -> None:
    broken = tuple(word.replace("c50", "c10") for word in BURNING)

    assert play(broken[:9]).failure == "unfinished"


@pytest.mark.parametrize(
    ("z", "answer"), [(1.95, "wait"), (1.96, "new"), (-1.95, "wait"), (-1.96, "old"), (0.0, "wait")]
)
def test_the_right_call_is_the_one_that_the_numbers_carry(z: float, answer: str) -> None:
    assert right_answer(z) == answer


def test_better_runs_rank_higher() -> None:
    slow = with_minute(3, "set_sm_c50_f_static")
    lit = with_minute(10, "set_rs_c50_f_static")
    runs = [(), (NO_MEDIA,), BURNING, OFF, slow, lit]

    ranks = [play(moves).rank for moves in runs]

    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
