"""The solver's run wins on replay, no shorter one does, and None means that nothing wins."""

from hypothesis import given

from labs.switchboard.mechanics import SWITCHBOARD
from labs.switchboard.mission import judged
from labs.switchboard.model import State, Step, pull, refusal
from labs.switchboard.replay import first_impossible, replay
from labs.switchboard.site import LEVERS, Site
from tests.labs.switchboard.runs import (
    DEFAULTS,
    SHORTEST,
    SITE,
    TWO,
    TWO_DATABASES,
    parameters,
    patient,
    sites_and_runs,
)


def _runs_of(site: Site, length: int) -> list[tuple[Step, ...]]:
    """Every run of so many levers that did no harm: harm never wins."""
    runs: list[tuple[Step, ...]] = [()]
    for _turn in range(length):
        grown = []
        for steps in runs:
            state = steps[-1].after if steps else State()
            for lever in LEVERS:
                if not refusal(site, state, lever):
                    step = pull(site, state, lever)
                    grown += [] if step.after.failed else [(*steps, step)]
        runs = grown
    return runs


def test_the_defaults_are_won_by_the_shortest_run() -> None:
    assert SWITCHBOARD.solve(DEFAULTS) == SHORTEST


@patient
@given(parameters)
def test_the_solvers_run_wins_on_replay(chosen: dict[str, int]) -> None:
    site = Site.from_parameters(chosen)
    moves = SWITCHBOARD.solve(chosen)

    if moves is None:
        least = site.writes_per_second * min(1, site.sync_lag_seconds)
        assert site.has_two_databases
        assert site.allowed_lost_writes < least
    else:
        assert first_impossible(site, moves) is None
        assert judged(site, replay(site, moves)).won


@patient
@given(sites_and_runs())
def test_nothing_wins_where_the_solver_finds_nothing(made: tuple[Site, tuple[str, ...]]) -> None:
    site, moves = made
    parameters_of = {name: getattr(site, name) for name in DEFAULTS}

    if SWITCHBOARD.solve(parameters_of) is None:
        assert not judged(site, replay(site, moves)).won


def test_no_shorter_run_wins() -> None:
    assert not any(judged(SITE, steps).won for steps in _runs_of(SITE, len(SHORTEST) - 1))
    assert not any(judged(TWO, steps).won for steps in _runs_of(TWO, 4))


def test_two_databases_that_may_lose_nothing_cannot_be_won() -> None:
    hopeless = {**TWO_DATABASES, "allowed_lost_writes": 29}

    assert SWITCHBOARD.solve(hopeless) is None
    site = Site.from_parameters(hopeless)
    assert not any(judged(site, steps).won for steps in _runs_of(site, 5))


def test_two_databases_without_a_lag_lose_nothing() -> None:
    instant = {**TWO_DATABASES, "sync_lag_seconds": 0, "allowed_lost_writes": 0}

    assert SWITCHBOARD.solve(instant) == ("deploy", "smoke", "flip", "flip", "flip")
