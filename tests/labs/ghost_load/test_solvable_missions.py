"""A win is shown to exist for any parameters that authors may save."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from labs.ghost_load.mechanics import GHOST_LOAD
from labs.ghost_load.mission import held
from labs.ghost_load.parameters import MOST_SERVERS_OFFERED, Parameters
from labs.ghost_load.solver import fewest_servers
from labs.mechanics import Setup
from tests.labs.ghost_load.runs import DEFAULTS, SETUP, WIN, run_of, unhurried

allowed = st.fixed_dictionaries(
    {each.name: st.integers(each.least, each.most) for each in GHOST_LOAD.parameters}
)


@st.composite
def sensible(draw: st.DrawFn) -> dict[str, int]:
    """Parameters whose servers are about as many as the load needs."""
    peak, rate = draw(st.integers(300, 3000)), draw(st.integers(60, 200))
    needed = int(peak * 1.2 / rate)
    least = draw(st.integers(max(2, needed - 12), max(2, needed)))
    answer_ms = draw(st.integers(10, 500))
    return {
        "peak": peak,
        "rate": rate,
        "limit": draw(st.integers(50, 4000)),
        "answer_ms": answer_ms,
        "goal_ms": draw(st.integers(answer_ms + 10, 2000)),
        "servers_least": least,
        "servers_most": draw(st.integers(needed, least + 24)),
    }


def test_the_lab_as_it_comes_can_be_won_with_its_bonus() -> None:
    solution = GHOST_LOAD.solve(DEFAULTS)

    assert solution == ("g1_s30_pwe", *(word.replace("s20", "s30") for word in WIN[1:]))
    assert GHOST_LOAD.play(SETUP, solution).bonus


@unhurried
@given(sensible())
def test_a_solution_wins_when_it_is_played(given_: dict[str, int]) -> None:
    solution = GHOST_LOAD.solve(given_)
    assume(solution is not None)
    setup = Setup(given_)

    GHOST_LOAD.check(setup, solution)
    report = GHOST_LOAD.play(setup, solution)

    assert report.won
    assert report.bonus
    assert report.failure == ""


@unhurried
@given(allowed)
def test_where_there_is_no_solution_no_server_on_offer_would_do(given_: dict[str, int]) -> None:
    assume(GHOST_LOAD.solve(given_) is None)
    tier = Parameters.of(given_)

    assert len(tier.servers_offered) > MOST_SERVERS_OFFERED or not any(
        held(run_of(f"g120_s{servers}_pwe", tier=without_limit(tier)).played[0], tier)
        for servers in tier.servers_offered
    )


def without_limit(tier: Parameters) -> Parameters:
    return replace(tier, limit=10**6)


def test_impossible_missions_have_no_solution() -> None:
    too_few = DEFAULTS | {"servers_most": 29}
    too_slow = DEFAULTS | {"goal_ms": 59}
    none_on_offer = DEFAULTS | {"servers_least": 37}

    for parameters in (too_few, too_slow, none_on_offer):
        assert fewest_servers(Parameters.of(parameters)) is None
        assert GHOST_LOAD.solve(parameters) is None


def test_no_more_servers_are_offered_than_fit_on_the_form() -> None:
    assert GHOST_LOAD.solve(DEFAULTS | {"servers_least": 12}) is not None
    assert GHOST_LOAD.solve(DEFAULTS | {"servers_least": 11}) is None


def test_without_a_hidden_limit_there_is_nothing_to_raise() -> None:
    solution = GHOST_LOAD.solve(DEFAULTS | {"limit": 1440})

    assert solution == ("g1_s30_pwe", "g120_s30_pwe", "show_s30_pwe")
