"""What holds of every run on every site that an author may make."""

from hypothesis import given

from labs.switchboard.mission import FAULTS, judged
from labs.switchboard.model import State, pull, refusal
from labs.switchboard.replay import first_impossible, replay, state_after
from labs.switchboard.site import FLIPS, LEVERS, Site
from tests.labs.switchboard.runs import (
    patient,
    sites_and_runs,
)

Made = tuple[Site, tuple[str, ...]]


@patient
@given(sites_and_runs())
def test_a_replay_is_the_same_as_pulling_lever_by_lever(made: Made) -> None:
    site, moves = made
    state = State()
    for lever in moves:
        state = pull(site, state, lever).after

    assert first_impossible(site, moves) is None
    assert state_after(replay(site, moves)) == state
    assert replay(site, moves) == replay(site, moves)


@patient
@given(sites_and_runs())
def test_time_and_harm_are_the_sum_of_the_levers_and_only_grow(made: Made) -> None:
    site, moves = made
    steps = replay(site, moves)
    state = state_after(steps)

    assert all(min(step.broken, step.cut, step.lost_writes) >= 0 for step in steps)
    assert state.failed == sum(step.broken + step.cut for step in steps)
    assert state.lost_writes == sum(step.lost_writes for step in steps)
    assert state.seconds == sum(site.duration(lever) for lever in moves)
    assert state.broken_seconds <= state.seconds


@patient
@given(sites_and_runs())
def test_no_lever_gives_customers_an_empty_side(made: Made) -> None:
    site, moves = made

    assert all(step.after.live_version for step in replay(site, moves))


@patient
@given(sites_and_runs())
def test_a_flip_moves_the_route_and_no_other_lever_does(made: Made) -> None:
    site, moves = made

    for step in replay(site, moves):
        assert (step.before.live != step.after.live) == (step.lever in FLIPS)


@patient
@given(sites_and_runs())
def test_a_fault_is_final_and_never_wins(made: Made) -> None:
    site, moves = made
    missions = [judged(site, replay(site, moves[:most])) for most in range(len(moves) + 1)]
    faults = [mission.fault for mission in missions if mission.fault]

    assert set(faults) <= set(FAULTS)
    assert len(set(faults)) <= 1
    assert missions[-1].fault == (faults[0] if faults else "")
    assert not any(mission.won for mission in missions if mission.fault)


@patient
@given(sites_and_runs())
def test_going_back_never_loses_more_than_a_lag_of_writes(made: Made) -> None:
    site, moves = made
    most = site.writes_per_second * site.sync_lag_seconds if site.has_two_databases else 0

    assert all(step.lost_writes <= most for step in replay(site, moves))


@patient
@given(sites_and_runs())
def test_some_lever_always_works(made: Made) -> None:
    site, moves = made
    state = state_after(replay(site, moves))

    assert any(not refusal(site, state, lever) for lever in LEVERS)
