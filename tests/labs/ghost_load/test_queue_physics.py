"""The queue against an independent formula, a simulation, and what must always hold."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.ghost_load.model import Load, answered_within, measure, waiting_chance
from tests.labs.ghost_load.runs import TIER, unhurried

servers = st.integers(1, 84)
calls = st.floats(3, 3600)


@unhurried
@given(servers, st.floats(0.01, 0.99))
def test_erlang_c_agrees_with_its_sum_of_terms(count: int, busy: float) -> None:
    erlangs = count * busy
    logs = [k * math.log(erlangs) - math.lgamma(k + 1) for k in range(count + 1)]
    last = math.exp(logs[count]) / (1 - busy)
    whole = sum(math.exp(term) for term in logs[:count]) + last

    assert waiting_chance(count, erlangs) == pytest.approx(last / whole, rel=1e-9)


def test_one_server_makes_callers_wait_as_often_as_it_is_busy() -> None:
    assert waiting_chance(1, 0.7) == pytest.approx(0.7)


def test_as_much_work_as_servers_makes_everybody_wait() -> None:
    assert waiting_chance(3, 3.0) == 1.0


def simulated_wait(count: int, arrivals: float, rate: float, *, callers: int) -> float:
    """The time within which 95 of 100 simulated callers reach a server."""
    chance = Random("a queue of its own")
    free, now, waits = [0.0] * count, 0.0, []
    for _caller in range(callers):
        now += chance.expovariate(arrivals)
        soonest = min(range(count), key=free.__getitem__)
        start = max(now, free[soonest])
        free[soonest] = start + chance.expovariate(rate)
        waits.append(start - now)
    return sorted(waits)[int(0.95 * callers)]


def test_the_wait_agrees_with_a_simulated_queue() -> None:
    formula = answered_within(90, 4, 25, answer_ms=0)

    assert simulated_wait(4, 90, 25, callers=60_000) * 1000 == pytest.approx(formula, rel=0.1)


@unhurried
@given(calls, servers, st.booleans(), st.booleans(), st.booleans())
def test_calls_are_conserved(
    offered: float, count: int, waits: bool, leaky: bool, raised: bool
) -> None:
    measured = measure(Load(offered, count, waits, leaky, raised), TIER)

    assert measured.failed == round((offered - measured.served) * 900)
    assert measured.served == pytest.approx(offered * (1 - measured.errors))
    assert 0 <= measured.served <= offered
    assert 0 < measured.busy <= 1
    assert 60 <= measured.p95_ms <= 5000


@unhurried
@given(calls, calls, servers, st.booleans())
def test_more_load_never_does_less_harm(one: float, other: float, count: int, raised: bool) -> None:
    light = Load(min(one, other), count, waits=True, leaky=True, raised=raised)
    less, more = measure(light, TIER), measure(replace(light, calls=max(one, other)), TIER)

    assert less.errors <= more.errors + 1e-12
    assert less.p95_ms <= more.p95_ms
    assert less.leaked <= more.leaked
    assert less.failed <= more.failed


@unhurried
@given(calls, st.integers(1, 83), st.booleans())
def test_another_server_never_does_harm(offered: float, count: int, raised: bool) -> None:
    load = Load(offered, count, waits=True, leaky=False, raised=raised)
    fewer, more = measure(load, TIER), measure(replace(load, servers=count + 1), TIER)

    assert more.errors <= fewer.errors
    assert more.p95_ms <= fewer.p95_ms
    assert more.host_ms == more.p95_ms


@unhurried
@given(calls, servers)
def test_a_raised_limit_never_turns_more_away(offered: float, count: int) -> None:
    load = Load(offered, count, waits=False, leaky=False, raised=False)

    assert measure(replace(load, raised=True), TIER).errors <= measure(load, TIER).errors
