"""The numbers that the lab was designed with."""

from __future__ import annotations

import pytest

from labs.ghost_load.model import Load, Reading, measure
from labs.ghost_load.solver import fewest_servers
from tests.labs.ghost_load.runs import TIER


def reading(share: int, servers: int, *, raised: bool = True) -> Reading:
    calls = TIER.calls_at(share)
    return measure(Load(calls, servers, waits=False, leaky=False, raised=raised), TIER)


@pytest.mark.parametrize(
    ("share", "servers", "p95_ms"),
    [(80, 20, 129), (82, 20, 242), (120, 30, 105), (120, 29, 355), (50, 20, 60)],
)
def test_95_of_100_calls_are_answered_within(share: int, servers: int, p95_ms: int) -> None:
    measured = reading(share, servers)

    assert round(measured.p95_ms) == p95_ms
    assert measured.errors == 0


def test_the_limit_bites_just_above_half_of_the_load() -> None:
    assert reading(50, 20, raised=False).errors == 0
    assert reading(51, 20, raised=False).errors == pytest.approx(1 - 600 / 612)


def test_at_the_limit_the_servers_look_calm() -> None:
    measured = reading(75, 20, raised=False)

    assert (measured.busy, measured.p95_ms) == (0.6, 60.0)
    assert (measured.served, measured.at_limit) == (600, True)
    assert measured.errors == pytest.approx(1 / 3)
    assert measured.failed == 300 * 900


def test_thirty_servers_are_the_fewest_that_hold_the_top_share() -> None:
    assert fewest_servers(TIER) == 30


def test_more_than_the_servers_can_finish_times_out() -> None:
    measured = reading(100, 20)

    assert (measured.p95_ms, measured.at_limit) == (5000, False)
    assert measured.errors == pytest.approx(1 / 6)


def test_a_page_that_waits_pays_the_answer_time_and_one_write_in_ten_thousand_leaks() -> None:
    measured = measure(Load(600, 20, waits=True, leaky=True, raised=False), TIER)

    assert measured.host_ms == measured.p95_ms == 60
    assert measured.leaked == 600 * 900 // 10_000 == 54
