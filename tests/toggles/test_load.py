"""When a process has too much to do, and when that is over."""

import pytest
from django.http import HttpRequest, HttpResponse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from releases.toggles.load import Gauge, Level, LoadMiddleware, gauge, next_level
from tests.toggles.test_snapshot import Clock

AT_REST = Level()


def after(*used: float, start: Level = AT_REST) -> bool:
    level = start
    for share in used:
        level = next_level(level, share, 0.9)
    return level.is_busy


def test_two_full_windows_in_a_row_are_too_much() -> None:
    assert not after(1.0)
    assert not after(1.0, 0.5, 1.0)
    assert after(1.0, 0.9)


def test_three_calm_windows_in_a_row_end_it() -> None:
    busy = Level(is_busy=True)

    assert after(0.1, 0.1, start=busy)
    assert after(0.1, 0.1, 0.7, 0.1, 0.1, start=busy)
    assert not after(0.1, 0.1, 0.62, start=busy)


@given(st.lists(st.floats(0.64, 0.89), max_size=30), st.booleans())
def test_between_the_two_bounds_nothing_changes(used: list[float], is_busy: bool) -> None:
    assert after(*used, start=Level(is_busy)) == is_busy


@pytest.fixture
def clock(settings: Settings) -> Clock:
    settings.LOAD_LIMIT, settings.THREADS = 90, 2
    return Clock()


def test_threads_that_are_all_at_work_fill_a_window_and_a_pause_empties_it(clock: Clock) -> None:
    measured = Gauge(clock)
    for _ in range(4):
        measured.enter()
        measured.enter()
        clock.time += 1.99
        measured.leave()
        measured.leave()
        clock.time += 0.02
    assert measured.is_busy

    clock.time += 600
    measured.enter()

    assert not measured.is_busy


def test_one_slow_request_of_two_threads_is_not_too_much(clock: Clock) -> None:
    measured = Gauge(clock)
    for _ in range(8):
        measured.enter()
        clock.time += 2
        measured.leave()

    assert not measured.is_busy


def test_a_limit_of_nought_and_a_clock_that_jumps_back_take_nothing_away(
    clock: Clock, settings: Settings
) -> None:
    measured = Gauge(clock)
    for jump in (1.9, -500) * 4:
        measured.enter()
        measured.enter()
        clock.time += jump
        measured.leave()
        measured.leave()
    assert not measured.is_busy

    settings.LOAD_LIMIT = 0
    for _ in range(6):
        measured.enter()
        measured.enter()
        clock.time += 2
        measured.leave()
        measured.leave()
    assert not measured.is_busy


def test_every_request_is_counted_out_again_even_one_that_fails() -> None:
    def fails(_request: HttpRequest) -> HttpResponse:
        assert gauge._in_flight == before + 1
        raise ValueError("no answer")

    before = gauge._in_flight
    with pytest.raises(ValueError, match="no answer"):
        LoadMiddleware(fails)(HttpRequest())

    assert gauge._in_flight == before
    gauge.forget()
    assert (gauge._in_flight, gauge.is_busy) == (0, False)
