"""Sales against the binomial distribution, worked out here without the lab's own formulas."""

from math import comb, sqrt
from random import Random
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from labs.immune_system.model import Minute
from labs.immune_system.settings import SHARES
from labs.immune_system.traffic import WAITING, Build, Traffic
from tests.labs.immune_system.presses import shop_with

unhurried = hypothesis_settings(deadline=None)
"""A busy machine is no failure."""


def _samples(traffic: Traffic, sessions: int, *, bad: bool) -> list[int]:
    builds = [build for build in WAITING if build.bad is bad]
    return [
        traffic.bought(build, "A2", minute, sessions) for build in builds for minute in range(30)
    ]


@pytest.mark.parametrize(("bad", "chance"), [(False, 0.175), (True, 0.07)])
def test_sales_have_the_mean_and_spread_of_a_binomial(
    traffic: Traffic, bad: bool, chance: float
) -> None:
    sold = _samples(traffic, 300, bad=bad)
    spread = sqrt(300 * chance * (1 - chance))

    assert mean(sold) == pytest.approx(300 * chance, abs=4 * spread / sqrt(len(sold)))
    assert pstdev(sold) == pytest.approx(spread, rel=0.15)


def test_healthy_minutes_fall_below_the_range_as_often_as_the_binomial_says(
    traffic: Traffic,
) -> None:
    tail = sum(comb(60, k) * 0.175**k * 0.825 ** (60 - k) for k in range(9))  # under 15% of 60
    sold = _samples(traffic, 60, bad=False)

    below = mean(count / 60 < 0.15 for count in sold)

    assert below == pytest.approx(tail, abs=4 * sqrt(tail * (1 - tail) / len(sold)))


def test_the_standard_error_is_the_spread_of_the_rate(traffic: Traffic) -> None:
    rates = [sold / 300 for sold in _samples(traffic, 300, bad=False)]

    expected = Minute(0, "A2", 300, 52, seen=300, sold=52).error

    assert pstdev(rates) == pytest.approx(expected, rel=0.15)


def test_no_sale_at_all_still_has_a_standard_error() -> None:
    assert Minute(0, "A2", 12, 0, seen=12, sold=0).error > 0


@unhurried
@given(st.sampled_from(WAITING), st.integers(0, 44))
def test_the_customers_of_a_small_ring_are_among_those_of_a_large_one(
    build: Build, minute: int
) -> None:
    traffic = Traffic(shop_with())
    sizes = [traffic.sessions("A2", share) for share in SHARES]
    sold = [traffic.bought(build, "A2", minute, size) for size in sizes]

    for fewer, more in zip(range(4), range(1, 5), strict=True):
        assert 0 <= sold[more] - sold[fewer] <= sizes[more] - sizes[fewer]


@unhurried
@given(st.sampled_from(WAITING), st.sampled_from(SHARES), st.integers(0, 44))
def test_each_size_is_what_a_plain_count_of_its_stream_gives(
    build: Build, share: int, minute: int
) -> None:
    sessions = 1200 * share // 100
    chance = 0.175 * (1 - 0.6) if build.bad else 0.175
    stream = Random(f"{build.seed}:A2:{minute}")

    plain = len([1 for _ in range(sessions) if stream.random() < chance])

    assert Traffic(shop_with()).bought(build, "A2", minute, sessions) == plain


def test_staff_cannot_see_the_bug(traffic: Traffic) -> None:
    bad = [build for build in WAITING if build.bad]
    sold = [traffic.bought(build, "A1", minute, 40) for build in bad for minute in range(15)]

    assert mean(sold) / 40 == pytest.approx(0.175, abs=0.02)
