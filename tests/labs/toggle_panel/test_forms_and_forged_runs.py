"""What a form makes of a run, and what is refused: nothing in a request is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.mechanics import BadMovesError, Moves, RefusedError
from labs.toggle_panel.form import FIELDS
from labs.toggle_panel.mechanics import TOGGLE_PANEL
from tests.labs.toggle_panel.shifts import ALL_ON, NAMED, NO_MEDIA, SETUP, TEN_MINUTES, WON, form

ANYTHING = st.dictionaries(
    st.one_of(st.sampled_from(FIELDS), st.text(max_size=8)),
    st.one_of(st.sampled_from(["on", "10", "50", "static", "run", "name", "ab_new"]), st.text()),
)
LEVERS = st.sampled_from(
    ["run", "redeploy", "name", "suite_all", "suite_now", "suite_no_media", "ab_new", "ab_wait"]
)
PANELS = st.builds(
    "set_{}_c{}_{}_{}".format,
    st.sampled_from(["0", "r", "sm", "rs", "rsm"]),
    st.sampled_from([0, 10, 50]),
    st.sampled_from("fw"),
    st.sampled_from(["static", "off", "on"]),
)


def after(moves: Moves, posted: dict[str, str]) -> Moves:
    return TOGGLE_PANEL.after(SETUP, moves, posted)


def standing(moves: Moves) -> str:
    """The word for the switches as they stand after these moves."""
    turns = [word for word in moves if word.startswith("set_")]
    return turns[-1] if turns else "set_rsm_c0_w_off"


def test_the_golden_shift_can_be_made_press_by_press() -> None:
    moves = ()
    for word in WON:
        if word.startswith("set_"):
            moves = after(moves, form("run", word))
        elif word == NAMED:
            moves = after(moves, form("name", standing(moves), pair="media_checkout", go="1"))
        else:
            moves = after(moves, form(word, standing(moves)))

    assert moves == WON


@pytest.mark.parametrize(
    ("moves", "posted"),
    [
        ((), form("suite_all", ALL_ON)),
        ((), form("redeploy", ALL_ON)),
        ((), form("name")),
        ((), form("name", pair="media_checkout")),
        ((), form("ab_new")),
        (WON, form("run", NO_MEDIA)),
        (WON, form("suite_all", NO_MEDIA)),
        (WON, form("name", NO_MEDIA, pair="recs_stock")),
        (WON, form("ab_old", NO_MEDIA)),
        (("redeploy",), form("redeploy")),
        (TEN_MINUTES[:8], form("run", ALL_ON)),
    ],
)
def test_a_lever_that_rests_says_why(moves: Moves, posted: dict[str, str]) -> None:
    with pytest.raises(RefusedError, match=r"\w+ \w+.*\."):
        after(moves, posted)


@pytest.mark.parametrize(
    "changed",
    [
        {"lever": ""},
        {"lever": "пуск"},
        {"lever": "x" * 10_000},
        {"share": "100"},
        {"share": "٥٠"},
        {"policy": ""},
        {"recs": "off"},
        {"harmed": "0"},
    ],
)
def test_a_form_that_no_panel_sends_is_told_what_to_do(changed: dict[str, str]) -> None:
    with pytest.raises(BadMovesError, match=r"\w+ \w+.*\."):
        after((), {**form("run"), **changed})


def test_naming_without_a_choice_is_told_to_choose() -> None:
    with pytest.raises(BadMovesError, match="Choose the two toggles"):
        after((ALL_ON, "suite_all"), form("name", ALL_ON))


@pytest.mark.parametrize(
    "moves",
    [
        ("launch",),
        ("set_rsr_c50_f_static",),
        ("set__c50_f_static",),
        ("set_rsm_c100_f_static",),
        ("suite_no_all",),
        ("ab_new",),
        (NAMED,),
        (*WON, "ab_new"),
        (*TEN_MINUTES, ALL_ON),
        (*TEN_MINUTES[:8], ALL_ON),
        (ALL_ON,) * 10_000,
    ],
)
def test_forged_moves_are_refused(moves: Moves) -> None:
    with pytest.raises(BadMovesError, match=r"Start a new one\."):
        TOGGLE_PANEL.check(SETUP, moves)


@given(posted=ANYTHING)
def test_a_garbage_form_is_refused_or_makes_a_move_that_holds(posted: dict[str, str]) -> None:
    try:
        moves = after((), posted)
    except (BadMovesError, RefusedError):
        return
    TOGGLE_PANEL.check(SETUP, moves)


@given(presses=st.lists(st.tuples(LEVERS, PANELS), max_size=14))
def test_whatever_forms_make_is_let_through_and_replays_step_by_step(
    presses: list[tuple[str, str]],
) -> None:
    moves = ()
    for lever, panel in presses:
        posted = form(lever, panel if lever == "run" else standing(moves), pair="stock_media")
        try:
            moves = after(moves, posted)
        except RefusedError:
            continue
    TOGGLE_PANEL.check(SETUP, moves)
    assert len(moves) <= TOGGLE_PANEL.most_moves
    assert all(len(word) <= 24 for word in moves)
    rows = TOGGLE_PANEL.play(SETUP, moves).table.rows
    part = TOGGLE_PANEL.play(SETUP, moves[: len(moves) // 2]).table.rows
    assert rows[: len(part)] == part
