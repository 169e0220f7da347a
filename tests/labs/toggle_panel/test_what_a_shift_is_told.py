"""Verdicts that name the pattern and this run's numbers."""

import pytest

from labs.mechanics import Moves
from labs.toggle_panel.amounts import good_per_cent
from tests.labs.toggle_panel.shifts import ALL_ON, NAMED, TEN_MINUTES, WON, play, with_minute

OFF = tuple(word.replace("static", "off") for word in TEN_MINUTES)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ((), "run minute 1"),
        ((ALL_ON,), "155 ms, with 63% of the CPU"),
        ((ALL_ON, "suite_none"), "all off, passed."),
        ((ALL_ON, "suite_all"), "Of 6 pairs 6 explain"),
        ((ALL_ON, "suite_all", "suite_no_recs", "suite_no_stock"), "Of 6 pairs 1 explains"),
        ((ALL_ON,) * 3, "ask for 127% of the CPU"),
        ((*TEN_MINUTES[:4], "set_rsm_c50_w_static"), "so 129% of the workers"),
        ((*TEN_MINUTES[:6], ALL_ON), "threw for 50% of customers"),
        (OFF[:9], "fell to another state"),
        (tuple(word.replace("_off", "_on") for word in OFF[:9]), "cannot carry the minute"),
        (TEN_MINUTES, "Name the pair that fails together. Read the A/B test out."),
        ((*TEN_MINUTES, NAMED), "856 of 4,937 bought, 17.3%"),
        ((*TEN_MINUTES, "ab_new"), "Name the pair"),
        ((*with_minute(2, ALL_ON, TEN_MINUTES),), "No suite has failed in this shift"),
        (("set_rsm_c0_f_static",) * 10, "The peak was announced"),
        (WON, "Bonus"),
        (with_minute(3, "set_sm_c50_f_static"), "968 ms"),
    ],
)
def test_a_verdict_says_why_with_this_runs_numbers(moves: Moves, words: str) -> None:
    assert words in play(moves).verdict.text


def test_a_test_that_counted_nobody_says_so() -> None:
    calm, busy = "set_rsm_c0_f_static", "set_rs_c0_f_static"
    moves = (calm, "suite_all", busy, busy, *[calm] * 6)

    assert "has counted nobody" in play(moves).verdict.text
    assert play((*moves, NAMED, "ab_wait")).failure == "starved"


def test_a_lost_shift_says_that_it_can_go_on() -> None:
    assert "go on and learn" in play((ALL_ON,) * 3).verdict.text


def test_a_failed_suite_is_a_warning_in_a_good_minute() -> None:
    assert play((ALL_ON, "suite_all")).verdict.tone == "warn"
    assert play((ALL_ON, "suite_none")).verdict.tone == "ok"


def test_almost_all_good_pages_are_not_told_as_all() -> None:
    assert good_per_cent(0.99999) == "99.9%"
    assert good_per_cent(1.0) == "100%"
