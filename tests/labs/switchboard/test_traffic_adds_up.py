"""The counts of requests agree with formulas and with a simulation that share no code with them."""

from fractions import Fraction

import pytest
from hypothesis import given

from labs.switchboard.model import State
from labs.switchboard.replay import replay, state_after
from labs.switchboard.site import Site, rounded
from tests.labs.switchboard.runs import (
    DEFAULTS,
    SITE,
    TRAP,
    patient,
    sites,
    sites_and_runs,
)

READS = {"v1": "name", "v2": "full_name"}


def _served_second_by_second(site: Site, moves: tuple[str, ...]) -> tuple[Fraction, int]:
    """Requests that failed for want of a column, and the time, by living through each second."""
    columns, sides, live, failed, clock = {"name"}, ["v1", ""], 0, Fraction(0), 0
    rate = Fraction(site.requests_per_second * site.touch_percent, 100)
    for move in moves:
        offered = set(columns)
        columns = {
            "expand": {"name", "full_name"}, "rename": {"full_name"},
            "contract": {"full_name"}, "revert_schema": {"name"},
        }.get(move, columns)  # fmt: skip
        # A restore is under way until its end: only what both tables have can be read.
        offered = offered & columns if move == "revert_schema" else columns
        if move == "deploy":
            sides[1 - live] = "v2"
        live = 1 - live if move.startswith("flip") else live
        for _second in range(site.duration(move)):
            clock += 1
            failed += 0 if READS[sides[live]] in offered else rate
    return failed, clock


@patient
@given(sites_and_runs())
def test_harm_is_what_a_second_by_second_simulation_finds(
    made: tuple[Site, tuple[str, ...]],
) -> None:
    site, moves = made
    state = state_after(replay(site, moves))
    expected, clock = _served_second_by_second(site, moves)

    assert state.seconds == clock
    if site.has_two_databases:
        assert state.broken == state.broken_seconds == 0
    else:
        assert abs(state.broken - expected) <= Fraction(len(moves), 2)


def test_requests_cut_off_are_those_under_way_by_littles_law() -> None:
    assert SITE.in_flight == 200 * 0.050
    assert Site.from_parameters({**DEFAULTS, "request_ms": 1500}).in_flight == 300


def test_at_least_one_request_is_under_way() -> None:
    quiet = Site.from_parameters({**DEFAULTS, "requests_per_second": 10, "request_ms": 5})

    assert quiet.in_flight == 1


@pytest.mark.parametrize(
    ("dividend", "divisor", "whole"), [(0, 100, 0), (49, 100, 0), (50, 100, 1), (149, 100, 1)]
)
def test_halves_are_rounded_up(dividend: int, divisor: int, whole: int) -> None:
    assert rounded(dividend, divisor) == whole


@patient
@given(sites)
def test_no_second_sees_more_failures_than_requests(site: Site) -> None:
    assert 0 <= site.failing(1) <= site.requests_per_second


@pytest.mark.parametrize("column", ["requests_per_second", "touch_percent"])
def test_more_traffic_on_the_column_never_does_less_harm(column: str) -> None:
    busier = Site.from_parameters({**DEFAULTS, column: DEFAULTS[column] * 2})

    assert state_after(replay(busier, TRAP)).failed == 2 * state_after(replay(SITE, TRAP)).failed


def test_a_restore_hurts_whoever_needs_what_it_takes_or_still_lacks() -> None:
    from_v1 = replay(SITE, ("deploy", "rename", "revert_schema"))
    from_v2 = replay(SITE, ("expand", "deploy", "flip", "revert_schema"))
    harmless = replay(SITE, ("expand", "revert_schema"))

    assert from_v1[-1].broken == from_v2[-1].broken == 600 * 80
    assert state_after(harmless) == State(columns="old", seconds=645)
