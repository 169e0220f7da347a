"""Which combinations of toggles fail, and what suite runs rule out."""

from itertools import chain, combinations

import pytest

from labs.toggle_panel.acceptance import PAIRS, SUITES, clashing_pair, passes, suspects
from labs.toggle_panel.panel import START, TOGGLES

CLASH = clashing_pair(3)
COMBINATIONS = list(chain.from_iterable(combinations(TOGGLES, size) for size in range(5)))


def test_four_of_sixteen_combinations_fail_and_all_hold_the_pair() -> None:
    failing = [lit for lit in COMBINATIONS if not passes(lit, CLASH)]

    assert (len(COMBINATIONS), len(failing)) == (16, 4)
    assert all({"media", "checkout"} <= set(lit) for lit in failing)


def test_todays_toggles_and_all_off_pass_and_all_on_fails() -> None:
    assert passes(START.lit, CLASH)
    assert passes(SUITES["none"], CLASH)
    assert not passes(SUITES["all"], CLASH)


@pytest.mark.parametrize("partner", [1, 2, 3])
def test_leaving_out_one_toggle_at_a_time_finds_the_pair(partner: int) -> None:
    clash = clashing_pair(partner)
    runs = [(lit, passes(lit, clash)) for lit in SUITES.values()]

    assert suspects(runs) == (clash,)


def test_no_run_rules_out_no_pair() -> None:
    assert suspects([]) == PAIRS
    assert suspects([(SUITES["all"], False)]) == PAIRS
    assert suspects([(SUITES["none"], True)]) == PAIRS
