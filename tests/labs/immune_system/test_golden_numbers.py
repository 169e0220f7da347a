"""The numbers that the lab was designed around, and the same bits on every machine."""

import json
from hashlib import sha256

import pytest

from labs.immune_system.fates import tally_of
from labs.immune_system.mechanics import IMMUNE_SYSTEM
from labs.immune_system.mission import measures_of
from labs.immune_system.model import follow
from labs.immune_system.parameters import Shop
from labs.immune_system.precomputed import stops
from labs.immune_system.settings import EVERY, Press, Settings
from labs.immune_system.traffic import WAITING, Traffic
from labs.mechanics import Setup
from tests.labs.immune_system.presses import run_all


def test_a_big_bang_release_harms_46800_people_and_loses_8190_orders(lab: Setup) -> None:
    measures = IMMUNE_SYSTEM.play(lab, run_all(5, 10, 100, "guarded")).measures

    assert measures["big_bang_harm"] == 46_800
    assert measures["big_bang_orders"] == 8_190


@pytest.mark.parametrize(("minimum", "alarms"), [(1, 15), (100, 14), (300, 11)])
def test_the_plain_rule_stops_most_good_builds(lab: Setup, minimum: int, alarms: int) -> None:
    report = IMMUNE_SYSTEM.play(lab, run_all(5, 10, minimum, "band"))

    assert report.measures["false_alarms"] == alarms
    assert report.failure == "chance"


@pytest.mark.parametrize(
    ("settings", "worst", "median", "orders"),
    [
        (Settings(5, 10, 150, "guarded"), 180, 144, 25),
        (Settings(5, 10, 300, "guarded"), 216, 216, 38),
        (Settings(10, 10, 100, "guarded"), 216, 144, 25),
        (Settings(25, 10, 150, "guarded"), 360, 360, 63),
        (Settings(1, 10, 150, "guarded"), 1512, 1512, 265),
        (Settings(5, 2, 300, "guarded"), 1512, 1512, 265),
        (Settings(2, 10, 100, "guarded"), 144, 86, 15),
    ],
)
def test_harm_and_lost_orders_are_those_of_the_design(
    shop: Shop, settings: Settings, worst: int, median: int, orders: int
) -> None:
    measures = measures_of(tally_of(shop, settings, stops(shop, settings)))

    assert measures["worst_harm"] == worst
    assert measures["median_harm"] == median
    assert measures["median_orders"] == orders
    assert measures["missed"] == 0


def test_24_of_the_120_settings_win_and_all_of_them_allow_for_chance(lab: Setup) -> None:
    reports = {settings: IMMUNE_SYSTEM.play(lab, Press(settings, None).moves) for settings in EVERY}
    winners = [settings for settings, report in reports.items() if report.won]
    bonus = [settings for settings, report in reports.items() if report.bonus]

    assert len(reports) == 120
    assert len(winners) == 24
    assert {settings.rule for settings in winners} == {"guarded"}
    assert {(settings.share, settings.soak) for settings in bonus} == {(5, 5), (5, 10)}
    assert len(bonus) == 4


def test_one_build_is_the_same_minute_by_minute(traffic: Traffic) -> None:
    build = next(build for build in WAITING if build.seed == "b3")

    run = follow(traffic, Settings(5, 10, 150, "guarded"), build)

    assert [minute.bought for minute in run.minutes] == [8, 9, 6, 4, 6, 9, 7, 8, 5, 7, 1, 3, 5]
    assert run.stopped == 12
    assert round(100 * run.last.rate, 2) == 5.0


def test_all_that_was_prepared_is_the_same_to_the_bit(lab: Setup) -> None:
    text = json.dumps(lab.prepared, sort_keys=True, separators=(",", ":"))

    assert sha256(text.encode()).hexdigest()[:16] == "a6b1a625271db2be"
    assert len(text) < 16_000


def test_the_builds_wait_in_an_order_that_tells_nothing() -> None:
    kinds = "".join(build.seed[0] for build in WAITING)

    assert kinds == "ggbgbgbbggbbbbgggbbgbbgbggggbggbgbgbbgbb"
    assert [build.number for build in WAITING] == list(range(1, 41))
