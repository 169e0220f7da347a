"""A proof by replay that a shift can be won, or none."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labs.mechanics import Setup
from labs.toggle_panel.mechanics import TOGGLE_PANEL
from tests.labs.toggle_panel.shifts import DEFAULTS, SETUP, WON, play

ALLOWED = st.fixed_dictionaries(
    {one.name: st.integers(one.least, one.most) for one in TOGGLE_PANEL.parameters}
)


def test_the_default_shift_is_solved_as_the_golden_run() -> None:
    assert TOGGLE_PANEL.solve(DEFAULTS) == WON


@settings(max_examples=25)
@given(parameters=ALLOWED)
def test_whatever_the_solver_says_wins_by_replay(parameters: dict[str, int]) -> None:
    moves = TOGGLE_PANEL.solve(parameters)

    if moves is not None:
        assert play(moves, **parameters).won


@pytest.mark.parametrize("partner", [1, 2, 3])
def test_each_partner_of_the_checkout_leaves_a_way_to_win(partner: int) -> None:
    assert TOGGLE_PANEL.solve({**DEFAULTS, "partner": partner}) is not None


def test_a_win_without_the_bonus_is_still_a_proof() -> None:
    parameters = {**DEFAULTS, "normal_load": 180, "lit_goal": 82}

    moves = TOGGLE_PANEL.solve(parameters)

    assert moves is not None
    assert play(moves, **parameters).won
    assert not play(moves, **parameters).bonus


@pytest.mark.parametrize("impossible", [{"peak_load": 600}, {"lit_goal": 90}, {"day": 3}])
def test_an_impossible_shift_is_refused_within_a_second(impossible: dict[str, int]) -> None:
    began = time.perf_counter()

    assert TOGGLE_PANEL.solve({**DEFAULTS, **impossible}) is None
    assert time.perf_counter() - began < 3


def test_what_was_prepared_survives_json_and_replays_the_same() -> None:
    kept = Setup(DEFAULTS, json.loads(json.dumps(SETUP.prepared)))

    assert TOGGLE_PANEL.play(kept, WON) == TOGGLE_PANEL.play(Setup(DEFAULTS), WON)


def test_a_whole_shift_replays_quickly_even_while_coverage_is_measured() -> None:
    fastest = min(_seconds_of_a_replay() for _ in range(20))

    assert fastest < 0.030


def _seconds_of_a_replay() -> float:
    began = time.process_time()
    TOGGLE_PANEL.play(SETUP, WON)
    return time.process_time() - began
