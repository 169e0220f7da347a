"""Each condition of the mission on its own."""

from __future__ import annotations

import pytest

from labs.ghost_load import mission
from labs.ghost_load.solver import fewest_servers
from tests.labs.ghost_load.runs import TIER, WIN, run_of

FEWEST = fewest_servers(TIER)


def test_the_careful_run_meets_all_six() -> None:
    assert mission.conditions(run_of(*WIN), TIER) == (True,) * 6


@pytest.mark.parametrize(
    ("moves", "broken"),
    [
        ((*WIN[:2], "g120_s29_pwel", "show_s29_pwel"), {0, 5}),
        ((*WIN[:2], "g120_s30_pwe", "show_s30_pwel"), {1, 5}),
        (("g1_s20_we", *WIN[1:]), {2}),
        (("g1_s20_pe", *WIN[1:]), {3}),
        (WIN[1:], {4}),
        (("g1_s20_pwe", "g75_s20_pw", *WIN[2:]), {4}),
        (WIN[:3], {5}),
        ((*WIN[:3], "show_s23_pwel"), {5}),
        ((*WIN[:3], "show_s30_pwe"), {5}),
    ],
)
def test_one_mistake_breaks_its_own_condition(moves: tuple[str, ...], broken: set[int]) -> None:
    met = mission.conditions(run_of(*moves), TIER)

    assert {at for at, is_met in enumerate(met) if not is_met} == broken
    assert not mission.won(run_of(*moves), TIER)


def test_an_unwatched_proof_proves_nothing() -> None:
    run = run_of(*WIN[:2], "g120_s30_pwl")

    assert not mission.proved(run, TIER)
    assert mission.best_held(run, TIER) == 1


def test_a_proof_stands_while_fewer_servers_are_tried() -> None:
    tried = run_of(*WIN[:3], "g120_s29_pwel")
    back = run_of(*WIN[:3], "g120_s29_pwel", WIN[3])

    assert mission.proved(tried, TIER)
    assert mission.failure(tried, TIER) == "overload"
    assert mission.bonus(back, TIER, FEWEST)


def test_the_proof_on_the_fewest_servers_counts() -> None:
    run = run_of(*WIN[:2], "g120_s33_pwel", "g120_s31_pwel", "g120_s32_pwel", "g120_s29_pwel")

    assert mission.proof(run, TIER) == run.played[3]
    assert mission.judged(run, TIER) == run.played[3]
    assert mission.judged(run_of("g120_s21_e", "g120_s20"), TIER) == run_of("g120_s20").last


def test_the_alert_may_be_on_from_any_lighter_step() -> None:
    assert mission.watched(run_of("g1_s20_pwe"))
    assert not mission.watched(run_of("g1_s20_pw"))
    assert not mission.watched(run_of())
    assert mission.watched(run_of("g1_s20_pw", "g25_s20_pwe", "g50_s20_pwe"))


def test_the_bonus_wants_the_fewest_servers_in_proof_and_release() -> None:
    more = (*WIN[:2], "g120_s31_pwel", "show_s31_pwel")
    mixed = (*WIN[:3], "show_s31_pwel")

    assert mission.bonus(run_of(*WIN), TIER, FEWEST)
    assert mission.won(run_of(*more), TIER)
    assert not mission.bonus(run_of(*more), TIER, FEWEST)
    assert mission.won(run_of(*mixed), TIER)
    assert not mission.bonus(run_of(*mixed), TIER, FEWEST)


@pytest.mark.parametrize(
    ("failure", "moves"),
    [
        ("", ()),
        ("", WIN),
        ("leak", ("g1_s20_pe",)),
        ("leak", ("g1_s20",)),
        ("host", ("g1_s20_we",)),
        ("early", ("show_s36_pwe",)),
        ("early", ("g1_s20", "show_s36_pwe")),
        ("blind", ("g50_s20_pwe",)),
        ("blind", ("g10_s20_pw", "g75_s20_pw")),
        ("limit", WIN[:2]),
        ("overload", (*WIN[:2], "g100_s20_pwel")),
        ("overload", (*WIN[:2], "g120_s29_pwel")),
        ("changed", (*WIN[:3], "show_s20_pwel")),
        ("unproved", ("g1_s20_pw",)),
        ("unproved", (*WIN[:2], "g75_s20_pwel")),
        ("dark", WIN[:3]),
    ],
)
def test_a_failure_says_what_stood_in_the_way(failure: str, moves: tuple[str, ...]) -> None:
    assert mission.failure(run_of(*moves), TIER) == failure


def test_better_runs_rank_higher() -> None:
    better_and_better = (
        (),
        ("g1_s20",),
        ("g1_s20_pwe",),
        ("g10_s20_pwe",),
        WIN[:3],
        (*WIN[:2], "g120_s36_pwel", "show_s36_pwel"),
        (*WIN[:2], "g120_s31_pwel", "show_s31_pwel"),
        ("g1_s20_pwe", *WIN),
        WIN,
    )
    ranks = [mission.rank(run_of(*moves), TIER, FEWEST) for moves in better_and_better]

    assert ranks[2:] == sorted(ranks[2:])
    assert len(set(ranks)) == len(ranks)
