"""A build's way through the rings: what the rule may do, and what it costs."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from labs.immune_system.model import Minute, exposed, follow, release_minutes, ring_at, trips
from labs.immune_system.parameters import Shop
from labs.immune_system.precomputed import looked_up, stops
from labs.immune_system.settings import EVERY, MINIMUMS, SHARES, SOAKS, Settings
from labs.immune_system.traffic import WAITING, Build, Traffic
from labs.mechanics import Setup
from tests.labs.immune_system.presses import shop_with

unhurried = hypothesis_settings(deadline=None)
"""A busy machine is no failure."""
SHOP = shop_with()
TRAFFIC = Traffic(SHOP)
settings = st.sampled_from(EVERY)
builds = st.sampled_from(WAITING)


@unhurried
@given(settings, builds)
def test_a_run_goes_through_the_rings_in_order_until_it_is_decided(
    chosen: Settings, build: Build
) -> None:
    run = follow(TRAFFIC, chosen, build)

    assert [minute.at for minute in run.minutes] == list(range(len(run.minutes)))
    assert [minute.ring for minute in run.minutes] == sorted(m.ring for m in run.minutes)
    decided = release_minutes(chosen.soak) if run.stopped is None else run.stopped + 1
    assert len(run.minutes) == decided


@unhurried
@given(settings, builds)
def test_the_window_holds_the_last_five_minutes_of_its_ring(chosen: Settings, build: Build) -> None:
    run = follow(TRAFFIC, chosen, build)

    for minute in run.minutes:
        same = [m for m in run.minutes[: minute.at + 1] if m.ring == minute.ring][-5:]
        assert minute.seen == sum(m.sessions for m in same)
        assert minute.sold == sum(m.bought for m in same) <= minute.seen


@unhurried
@given(settings, builds)
def test_the_rule_leaves_staff_alone_and_waits_for_its_minimum(
    chosen: Settings, build: Build
) -> None:
    run = follow(TRAFFIC, chosen, build)

    if run.stopped is not None:
        assert run.last.ring != "A1"
        assert run.last.seen >= chosen.minimum
        assert run.last.rate < 0.15


@unhurried
@given(builds, st.sampled_from(SHARES), st.sampled_from(SOAKS), st.sampled_from(MINIMUMS))
def test_a_rule_that_asks_for_more_never_stops_a_build_sooner(
    build: Build, share: int, soak: int, minimum: int
) -> None:
    def end(minimum: int, rule: str) -> int:
        return len(follow(TRAFFIC, Settings(share, soak, minimum, rule), build).minutes)

    assert end(minimum, "band") <= end(minimum, "guarded")
    assert end(1, "guarded") <= end(minimum, "guarded") <= end(300, "guarded")


@unhurried
@given(settings)
def test_harm_grows_with_every_minute_until_the_trip(chosen: Settings) -> None:
    last = release_minutes(chosen.soak)
    costs = [exposed(SHOP, chosen, at) for at in range(chosen.soak, last)]

    assert costs == sorted(set(costs))
    assert costs[0] == 2 * SHOP.slice(chosen.share)
    assert exposed(SHOP, chosen, None) > costs[-1]


@unhurried
@given(settings, builds)
def test_harm_is_the_sum_of_the_minutes_and_one_more_to_drain(
    chosen: Settings, build: Build
) -> None:
    run = follow(TRAFFIC, chosen, build)
    customers = [minute.sessions for minute in run.minutes if minute.ring != "A1"]

    if run.stopped is not None:
        assert exposed(SHOP, chosen, run.stopped) == sum(customers) + customers[-1]


def test_a_missed_build_stays_until_people_take_it_back() -> None:
    chosen = Settings(5, 10, 100, "guarded")

    assert exposed(SHOP, chosen, None) == 10 * 60 + 65 * 1200
    quick = shop_with(notice=10, redeploy=5)
    assert exposed(quick, Settings(5, 15, 100, "guarded"), None) == 15 * 60 + 15 * 1200


def test_the_guarded_rule_waits_until_two_standard_errors_stay_below() -> None:
    surely = Minute(12, "A2", 60, 5, seen=300, sold=25)
    perhaps = Minute(12, "A2", 60, 8, seen=300, sold=40)

    assert [trips(SHOP, "band", 300, minute) for minute in (surely, perhaps)] == [True, True]
    assert [trips(SHOP, "guarded", 300, minute) for minute in (surely, perhaps)] == [True, False]
    assert not trips(SHOP, "guarded", 301, surely)


def test_rings_change_when_the_soak_is_over() -> None:
    assert [ring_at(minute, 5) for minute in (0, 4, 5, 9, 10, 19)] == [
        *("A1", "A1", "A2", "A2", "A3", "A3")
    ]
    assert [release_minutes(soak) for soak in SOAKS] == [14, 20, 30, 45]


@pytest.mark.parametrize("chosen", EVERY[::13])
def test_what_was_prepared_is_what_each_run_comes_to(
    lab: Setup, shop: Shop, chosen: Settings
) -> None:
    assert looked_up(lab.prepared, shop, chosen) == stops(shop, chosen)


def test_a_lab_without_preparation_works_it_out(lab: Setup, shop: Shop) -> None:
    chosen = Settings(5, 5, 100, "guarded")
    kept = looked_up(lab.prepared, shop, chosen)

    assert looked_up({}, shop, chosen) == kept
    assert looked_up({"stops": {chosen.name: [1, 2]}}, shop, chosen) == kept
