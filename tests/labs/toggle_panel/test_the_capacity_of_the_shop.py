"""The golden numbers of the shop's servers, and laws that hold at every load."""

import heapq
import random
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.toggle_panel.capacity import COST, WORKERS, steady_load
from labs.toggle_panel.panel import TOGGLES

ALL = TOGGLES
LIT = st.sets(st.sampled_from(TOGGLES))
PAGES = st.integers(min_value=1, max_value=600)


@pytest.mark.parametrize(
    ("pages", "lit", "cost", "cpu", "milliseconds", "good"),
    [
        (120, ALL, 57, 0.63, 155, 100.0),
        (240, ALL, 57, 1.27, 2850, 78.9),
        (240, ("stock", "media", "checkout"), 43, 0.96, 968, 100.0),
        (240, ("stock", "checkout"), 32, 0.71, 111, 100.0),
        (300, ("stock", "checkout"), 32, 0.89, 288, 100.0),
        (360, (), 22, 0.73, 82, 100.0),
    ],
)
def test_a_minute_with_every_supplier_up_comes_to_the_golden_numbers(
    pages: int, lit: Collection[str], cost: int, cpu: float, milliseconds: int, good: float
) -> None:
    load = steady_load(pages, lit)

    assert (load.cost, round(load.cpu, 2), load.milliseconds) == (cost, cpu, milliseconds)
    assert round(100 * load.served, 1) == good


@pytest.mark.parametrize(
    ("lit", "fallback", "workers", "milliseconds", "good"),
    [
        (ALL, False, 1.29, 2274, 77.8),
        (ALL, True, 0.07, 324, 100.0),
        (("recs", "media", "checkout"), False, 0.03, 175, 100.0),
    ],
)
def test_a_dead_supplier_comes_to_the_golden_numbers(
    lit: Collection[str], fallback: bool, workers: float, milliseconds: int, good: float
) -> None:
    load = steady_load(150, lit, supplier_down=True, fallback=fallback)

    assert (round(load.workers, 2), load.milliseconds) == (workers, milliseconds)
    assert round(100 * load.served, 1) == good


def test_a_simulated_pool_of_workers_serves_what_littles_law_says() -> None:
    chance, stay, rate = random.Random("pool"), 57 / 1000 + 2.0, 150
    now, served, busy = 0.0, 0, []
    for _ in range(60_000):
        now += chance.expovariate(rate)
        while busy and busy[0] <= now:
            heapq.heappop(busy)
        if len(busy) < WORKERS:
            heapq.heappush(busy, now + stay)
            served += 1

    load = steady_load(rate, ALL, supplier_down=True)

    assert served / 60_000 == pytest.approx(load.served, abs=0.015)


@given(pages=PAGES, lit=LIT, down=st.booleans(), fallback=st.booleans())
def test_one_more_toggle_never_serves_more_pages(
    pages: int, lit: Collection[str], down: bool, fallback: bool
) -> None:
    load = steady_load(pages, lit, supplier_down=down, fallback=fallback)

    for toggle in set(COST) - lit:
        more = steady_load(pages, {*lit, toggle}, supplier_down=down, fallback=fallback)
        assert more.served <= load.served
        assert more.milliseconds >= load.milliseconds


@given(pages=PAGES, lit=LIT, fallback=st.booleans())
def test_never_more_is_served_than_cpu_or_workers_carry(
    pages: int, lit: Collection[str], fallback: bool
) -> None:
    load = steady_load(pages, lit, supplier_down=True, fallback=fallback)

    assert 0 < load.served <= 1
    assert load.served * load.cpu <= 1 + 1e-9
    assert load.served * load.workers <= 1 + 1e-9
