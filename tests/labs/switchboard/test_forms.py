"""A form adds the lever that was pressed; anything else is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.mechanics import BadMovesError, RefusedError, Setup
from labs.switchboard.mechanics import SWITCHBOARD
from labs.switchboard.site import LEVERS, Site
from tests.labs.switchboard.runs import (
    BONUS,
    DEFAULTS,
    TWO_DATABASES,
    patient,
    sites_and_runs,
)

SETUP = Setup(DEFAULTS)
TWO_SETUP = Setup(TWO_DATABASES)
FULL = ("wait",) * SWITCHBOARD.most_moves

garbage = st.dictionaries(st.text(max_size=12), st.text(max_size=300), max_size=4) | st.builds(
    lambda word: {"lever": word}, st.text(max_size=300) | st.sampled_from(LEVERS)
)


def test_a_lever_is_added_to_the_run() -> None:
    assert SWITCHBOARD.after(SETUP, (), {"lever": "expand"}) == ("expand",)
    assert SWITCHBOARD.after(SETUP, ("expand",), {"lever": "deploy", "go": "1"}) == (
        "expand",
        "deploy",
    )


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"lever": ""},
        {"lever": "Deploy"},
        {"lever": "deploy,smoke"},
        {"lever": "développer"},
        {"lever": "deploy" * 10_000},
        {"levers": "deploy"},
    ],
)
def test_a_form_without_a_known_lever_is_told_to_choose_one(posted: dict[str, str]) -> None:
    with pytest.raises(BadMovesError, match="Choose one of the levers"):
        SWITCHBOARD.after(SETUP, (), posted)


@pytest.mark.parametrize(
    ("setup", "moves", "lever", "words"),
    [
        (SETUP, (), "flip", "the idle side, Green, is empty"),
        (SETUP, (), "flip_nodrain", "the idle side, Green, is empty"),
        (SETUP, (), "smoke", "the idle side, Green, is empty"),
        (SETUP, ("deploy",), "deploy", "Green runs v2 already"),
        (SETUP, BONUS, "deploy", "Blue runs v2 already"),
        (SETUP, ("expand",), "expand", "both columns already"),
        (SETUP, ("rename",), "expand", "“name” is gone"),
        (SETUP, ("expand",), "rename", "nothing to rename"),
        (SETUP, ("rename",), "rename", "called “full_name” already"),
        (SETUP, (), "contract", "no second column yet"),
        (SETUP, ("rename",), "contract", "“name” is gone already"),
        (SETUP, (), "revert_schema", "as it was at the start"),
        (TWO_SETUP, (), "expand", "its own database"),
        (TWO_SETUP, (), "revert_schema", "its own database"),
        (SETUP, FULL, "wait", "at most 40 levers"),
    ],
)
def test_a_lever_that_does_nothing_now_answers_with_its_reason(
    setup: Setup, moves: tuple[str, ...], lever: str, words: str
) -> None:
    with pytest.raises(RefusedError, match=words) as told:
        SWITCHBOARD.after(setup, moves, {"lever": lever})

    assert str(told.value).startswith("Refused: ")


@patient
@given(sites_and_runs(), garbage)
def test_no_form_does_more_than_add_a_lever_or_be_refused(
    made: tuple[Site, tuple[str, ...]], posted: dict[str, str]
) -> None:
    site, moves = made
    setup = Setup({name: getattr(site, name) for name in DEFAULTS})
    try:
        after = SWITCHBOARD.after(setup, moves, posted)
    except (BadMovesError, RefusedError):
        return

    assert after == (*moves, posted["lever"])
    SWITCHBOARD.check(setup, after)


@patient
@given(sites_and_runs())
def test_what_forms_can_make_is_what_check_lets_through(
    made: tuple[Site, tuple[str, ...]],
) -> None:
    site, moves = made
    setup = Setup({name: getattr(site, name) for name in DEFAULTS})
    SWITCHBOARD.check(setup, moves)

    for lever in LEVERS:
        assert _makes(setup, moves, lever) == _passes(setup, (*moves, lever))


def _makes(setup: Setup, moves: tuple[str, ...], lever: str) -> bool:
    try:
        SWITCHBOARD.after(setup, moves, {"lever": lever})
    except RefusedError:
        return False
    return True


def _passes(setup: Setup, moves: tuple[str, ...]) -> bool:
    try:
        SWITCHBOARD.check(setup, moves)
    except BadMovesError:
        return False
    return True


@patient
@given(st.lists(st.text(max_size=30) | st.sampled_from(LEVERS), max_size=50).map(tuple))
def test_forged_moves_are_let_through_or_told_and_never_crash(moves: tuple[str, ...]) -> None:
    if _passes(SETUP, moves):
        assert SWITCHBOARD.play(SETUP, moves).table.rows


def test_a_forged_run_is_told_where_it_goes_wrong() -> None:
    with pytest.raises(BadMovesError, match="Lever 2 of this run"):
        SWITCHBOARD.check(SETUP, ("expand", "expand"))
    with pytest.raises(BadMovesError, match="at most 40 levers"):
        SWITCHBOARD.check(SETUP, ("wait",) * 10_000)

    SWITCHBOARD.check(SETUP, FULL)


def test_a_run_of_the_longest_words_fits_an_address() -> None:
    assert all(len(lever) <= 24 for lever in LEVERS)
    assert len(".".join([max(LEVERS, key=len)] * SWITCHBOARD.most_moves)) <= 2000


def test_nothing_needs_preparing() -> None:
    assert SWITCHBOARD.prepare(DEFAULTS) == {}
