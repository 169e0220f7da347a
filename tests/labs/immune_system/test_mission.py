"""Each goal, each way to fail, the bonus and the rank, each on its own."""

import pytest

from labs.immune_system.fates import Tally, fate_of
from labs.immune_system.mission import (
    FAILURES,
    failure_of,
    goals_met,
    has_bonus,
    is_won,
    measures_of,
    rank_of,
)
from labs.immune_system.settings import Settings
from labs.immune_system.traffic import build_of
from tests.labs.immune_system.presses import shop_with, tally_with

BAND = Settings(5, 10, 100, "band")
STARVED = Settings(1, 10, 100, "guarded")
WIDE = Settings(25, 10, 100, "guarded")
IMPATIENT = shop_with(longest=29)


def _one(number: int, stopped: int | None) -> Tally:
    shop, settings = shop_with(), Settings(5, 10, 100, "guarded")
    return Tally(shop, settings, (fate_of(shop, settings, build_of(number), stopped),))


GOOD, BAD = (
    next(number for number in range(1, 41) if build_of(number).bad is bad) for bad in (False, True)
)


def test_a_run_that_treats_every_build_rightly_wins() -> None:
    tally = tally_with()

    assert goals_met(tally) == (True, True, True, True)
    assert is_won(tally)
    assert failure_of(tally) == ""


@pytest.mark.parametrize(
    ("tally", "goals", "failure"),
    [
        (tally_with(bad=0), (False, False, True, True), "missed"),
        (tally_with(bad=20, settings=STARVED), (True, False, True, True), "starved"),
        (tally_with(bad=20), (True, False, True, True), "unsure"),
        (tally_with(good=14, settings=BAND), (True, True, False, True), "chance"),
        (tally_with(good=14), (True, True, False, True), "few"),
        (tally_with(bad=12, settings=WIDE), (True, False, True, True), "harm"),
        (tally_with(shop=IMPATIENT), (True, True, True, False), "slow"),
    ],
)
def test_each_way_to_fail_leaves_its_goal_open(
    tally: Tally, goals: tuple[bool, ...], failure: str
) -> None:
    assert goals_met(tally) == goals
    assert failure_of(tally) == failure
    assert failure in FAILURES
    assert not is_won(tally)
    assert not has_bonus(tally)


def test_a_bad_build_that_everyone_met_is_no_failure_where_authors_allow_it() -> None:
    tally = tally_with(bad=20, shop=shop_with(most_harm=5000))

    assert tally.reached_all == 20
    assert is_won(tally)


@pytest.mark.parametrize(("stopped", "bonus"), [(13, True), (14, False)])
def test_the_bonus_is_a_win_with_half_the_harm(stopped: int, bonus: bool) -> None:
    tally = tally_with(bad=stopped)

    assert tally.worst == {13: 180, 14: 216}[stopped]
    assert is_won(tally)
    assert has_bonus(tally) is bonus


@pytest.mark.parametrize(
    ("number", "stopped", "failure"),
    [
        (GOOD, None, "one_build"),
        (GOOD, 14, "few"),
        (BAD, 12, "one_build"),
        (BAD, 20, "unsure"),
        (BAD, None, "missed"),
    ],
)
def test_a_single_build_never_wins_and_fails_for_its_own_reason(
    number: int, stopped: int | None, failure: str
) -> None:
    tally = _one(number, stopped)

    assert failure_of(tally) == failure
    assert not is_won(tally)
    assert rank_of(tally) < rank_of(tally_with(good=14, bad=0))


def test_better_runs_rank_higher() -> None:
    ranked = [
        tally_with(good=14, bad=0),
        tally_with(bad=0),
        tally_with(bad=20),
        tally_with(bad=14),
        tally_with(bad=13),
        tally_with(bad=12),
        tally_with(bad=7, settings=Settings(5, 5, 100, "guarded")),
    ]

    assert [rank_of(tally) for tally in ranked] == sorted(rank_of(tally) for tally in ranked)
    assert len({rank_of(tally) for tally in ranked}) == len(ranked)


def test_a_good_build_harms_nobody_even_when_it_is_stopped() -> None:
    measures = measures_of(_one(GOOD, 14))

    assert measures["builds"] == 1
    assert measures["false_alarms"] == 1
    assert measures["worst_harm"] == measures["median_harm"] == 0


def test_every_build_is_counted_once() -> None:
    tally = tally_with(good=14, bad=20)

    assert len(tally.good) == len(tally.bad) == 20
    assert {fate.build.number for fate in tally.fates} == set(range(1, 41))
