"""Moves that came from an address and not from a form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.ghost_load.mechanics import GHOST_LOAD
from labs.ghost_load.moves import Step, step_of
from labs.ghost_load.parameters import SHARES
from labs.mechanics import BadMovesError
from tests.labs.ghost_load.runs import DEFAULTS, SETUP, TIER, WIN, unhurried

steps = st.builds(
    Step,
    ghosts=st.none() | st.sampled_from(SHARES),
    servers=st.sampled_from(TIER.servers_offered),
    apart=st.booleans(),
    shadow=st.booleans(),
    alert=st.booleans(),
    raised=st.booleans(),
)


@unhurried
@given(steps)
def test_a_step_and_its_word_are_the_same_thing(step: Step) -> None:
    assert step_of(step.word, TIER) == step
    assert len(step.word) <= 24


@pytest.mark.parametrize("moves", [(), WIN[:1], WIN, ("g1_s20",) * 24])
def test_runs_of_the_form_are_let_through(moves: tuple[str, ...]) -> None:
    GHOST_LOAD.check(SETUP, moves)


@pytest.mark.parametrize(
    "moves",
    [
        ("",),
        ("flip",),
        ("g1",),
        ("g2_s20",),
        ("g0_s20",),
        ("g01_s20",),
        ("g1_s19",),
        ("g1_s37",),
        ("g1_s020",),
        ("g1_s20_",),
        ("g1_s20_ep",),
        ("g1_s20_pp",),
        ("g1_s20_x",),
        ("G1_s20",),
        ("g1_s20\n",),
        ("g١_s20",),
        ("g999999999_s20",),
        ("show_s99",),
        ("g1_s20_l",),
        ("g75_s20", "g75_s20_l"),
        ("g50_s20_e", "g75_s20_el"),
        ("show_s20", "g1_s20"),
        ("show_s20", "show_s20"),
        ("g1_s20",) * 25,
        ("g1_s20",) * 10_000,
    ],
)
def test_what_no_form_could_have_made_is_refused_in_words(moves: tuple[str, ...]) -> None:
    with pytest.raises(BadMovesError, match="Start again"):
        GHOST_LOAD.check(SETUP, moves)


@unhurried
@given(st.lists(st.text(max_size=30) | steps.map(lambda step: step.word), max_size=30))
def test_strange_moves_raise_nothing_else(words: list[str]) -> None:
    try:
        GHOST_LOAD.check(SETUP, tuple(words))
    except BadMovesError:
        return

    assert GHOST_LOAD.play(SETUP, tuple(words)).table.rows[len(words) :] == ()


def test_a_run_is_the_same_whenever_it_is_played() -> None:
    assert GHOST_LOAD.play(SETUP, WIN) == GHOST_LOAD.play(SETUP, WIN)
    assert GHOST_LOAD.prepare(DEFAULTS) == {}
