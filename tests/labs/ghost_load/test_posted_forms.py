"""What a form makes of a run, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.ghost_load.mechanics import GHOST_LOAD
from labs.ghost_load.posting import FIELDS
from labs.mechanics import BadMovesError, Moves, RefusedError
from tests.labs.ghost_load.runs import SETUP, WIN, unhurried

SEND = {"lever": "step", "share": "10", "servers": "20"}

forms = st.fixed_dictionaries(
    {
        "lever": st.sampled_from(["step", "step", "step", "show"]),
        "share": st.sampled_from(["1", "25", "50", "75", "120"]),
        "servers": st.sampled_from(["20", "30", "36"]),
    },
    optional=dict.fromkeys(("apart", "shadow", "alert", "raised"), st.just("on")),
)


def test_sending_ghosts_adds_a_step() -> None:
    form = SEND | {"apart": "on", "shadow": "on", "alert": "on", "go": "1"}

    assert GHOST_LOAD.after(SETUP, WIN[:1], form) == (WIN[0], "g10_s20_pwe")


def test_what_is_not_ticked_is_off() -> None:
    assert GHOST_LOAD.after(SETUP, (), SEND) == ("g10_s20",)


def test_showing_the_interface_leaves_the_share_aside() -> None:
    form = SEND | {"lever": "show", "servers": "30", "raised": "on"}

    assert GHOST_LOAD.after(SETUP, WIN[:2], form) == (*WIN[:2], "show_s30_l")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lever": "flip"}, "Choose what to do"),
        ({"share": "2"}, "how much ghost load"),
        ({"share": "10%"}, "how much ghost load"),
        ({"share": "١٠"}, "how much ghost load"),
        ({"share": "9" * 10_000}, "how much ghost load"),
        ({"servers": "19"}, "numbers of servers"),
        ({"servers": " 20"}, "numbers of servers"),
        ({"alert": "off"}, "Reload the page"),
        ({"colour": "blue"}, "Reload the page"),
    ],
)
def test_a_form_that_makes_no_sense_says_what_to_do(change: dict[str, str], said: str) -> None:
    with pytest.raises(BadMovesError, match=said):
        GHOST_LOAD.after(SETUP, (), SEND | change)


@pytest.mark.parametrize("missing", ["lever", "share", "servers"])
def test_a_form_posted_by_half_says_what_to_choose(missing: str) -> None:
    form = {name: value for name, value in SEND.items() if name != missing}

    with pytest.raises(BadMovesError, match="Choose"):
        GHOST_LOAD.after(SETUP, (), form)


@pytest.mark.parametrize(
    ("moves", "change", "said"),
    [
        ((), {"raised": "on"}, "no limit is known"),
        (("g50_s20_e", "g75_s20"), {"raised": "on"}, "no limit is known"),
        (WIN, {}, "the launch is over"),
        (WIN, {"lever": "show"}, "the launch is over"),
        (("g1_s20",) * 24, {}, "at most 24 steps"),
    ],
)
def test_a_lever_that_does_nothing_says_why(
    moves: Moves, change: dict[str, str], said: str
) -> None:
    with pytest.raises(RefusedError, match=said):
        GHOST_LOAD.after(SETUP, moves, SEND | change)


def test_a_form_for_a_forged_run_is_refused() -> None:
    with pytest.raises(BadMovesError, match="Start again"):
        GHOST_LOAD.after(SETUP, ("forged",), SEND)


@unhurried
@given(st.lists(forms, max_size=30))
def test_check_lets_through_whatever_forms_make(posts: list[dict[str, str]]) -> None:
    moves: Moves = ()
    for posted in posts:
        try:
            moves = GHOST_LOAD.after(SETUP, moves, posted)
        except RefusedError:
            continue
        GHOST_LOAD.check(SETUP, moves)

    assert len(GHOST_LOAD.play(SETUP, moves).table.rows) == len(moves) <= 24


names = st.sampled_from(sorted(FIELDS)) | st.text(max_size=8)
values = st.sampled_from(["on", "step", "show", "1", "20"]) | st.text(max_size=8)


@unhurried
@given(st.dictionaries(names, values, max_size=8), st.sampled_from([(), WIN[:2], WIN]))
def test_a_garbage_form_raises_nothing_else(posted: dict[str, str], moves: Moves) -> None:
    try:
        after = GHOST_LOAD.after(SETUP, moves, posted)
    except (BadMovesError, RefusedError):
        return

    assert after[:-1] == moves
