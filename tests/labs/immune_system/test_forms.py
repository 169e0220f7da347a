"""What a form may say, and what becomes of one that no browser made of ours."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from labs.immune_system.mechanics import IMMUNE_SYSTEM
from labs.immune_system.settings import EVERY, Press
from labs.mechanics import BadMovesError, Moves, Setup
from tests.labs.immune_system.presses import DEFAULTS, run_all, run_one

unhurried = hypothesis_settings(deadline=None)
"""A busy machine is no failure."""
FORM = {"share": "5", "soak": "10", "minimum": "100", "rule": "guarded", "go": "all"}
LAB = Setup(DEFAULTS)
RUNS = [Press(settings, build).moves for settings in EVERY for build in (None, *range(1, 41))]
words = st.text(max_size=30)


def test_run_all_makes_a_run_of_its_own(lab: Setup) -> None:
    assert IMMUNE_SYSTEM.after(lab, (), FORM) == run_all(5, 10, 100, "guarded")
    assert IMMUNE_SYSTEM.after(lab, run_one(7), FORM) == run_all(5, 10, 100, "guarded")


@pytest.mark.parametrize(
    ("before", "build"),
    [((), 1), (run_all(5, 10, 1, "band"), 1), (run_one(7), 8), (run_one(40), 1)],
)
def test_run_one_takes_the_next_build(lab: Setup, before: Moves, build: int) -> None:
    assert IMMUNE_SYSTEM.after(lab, before, FORM | {"go": "one"}) == run_one(build)


def test_every_run_that_a_form_makes_is_let_through(lab: Setup) -> None:
    for settings in EVERY:
        posted = {
            "share": str(settings.share),
            "soak": str(settings.soak),
            "minimum": str(settings.minimum),
            "rule": settings.rule,
        }
        for go in ("all", "one"):
            moves = IMMUNE_SYSTEM.after(lab, (), posted | {"go": go})
            IMMUNE_SYSTEM.check(lab, moves)
            assert moves[:4] == settings.words


@pytest.mark.parametrize("missing", FORM)
def test_a_field_that_is_missing_is_asked_for(lab: Setup, missing: str) -> None:
    posted = {name: value for name, value in FORM.items() if name != missing}

    with pytest.raises(BadMovesError, match=r"^(Choose|Press)"):
        IMMUNE_SYSTEM.after(lab, (), posted)


@pytest.mark.parametrize("name", FORM)
@pytest.mark.parametrize(
    "value", ["", "3", "5 ", "05", "５", "٥", "5,5", "-1", "9" * 5000, "ALL", "ja"]
)
def test_a_value_that_the_form_does_not_offer_is_refused(lab: Setup, name: str, value: str) -> None:
    with pytest.raises(BadMovesError):
        IMMUNE_SYSTEM.after(lab, (), FORM | {name: value})


def test_a_field_that_the_lab_does_not_know_is_refused(lab: Setup) -> None:
    with pytest.raises(BadMovesError, match="does not know"):
        IMMUNE_SYSTEM.after(lab, (), FORM | {"seed": "g0"})


@unhurried
@given(
    st.dictionaries(st.sampled_from([*FORM, "x"]) | words, st.sampled_from(["5", "all"]) | words)
)
def test_garbage_raises_nothing_but_a_sentence(posted: dict[str, str]) -> None:
    with pytest.raises(BadMovesError, match=r"\w+ \w+"):
        IMMUNE_SYSTEM.after(LAB, (), posted)


@unhurried
@given(st.lists(st.sampled_from(["share_5", "soak_10", "min_1", "band", "all"]) | words).map(tuple))
def test_only_runs_that_a_form_can_make_are_let_through(moves: Moves) -> None:
    if not moves or moves in RUNS:
        IMMUNE_SYSTEM.check(LAB, moves)
        return
    with pytest.raises(BadMovesError):
        IMMUNE_SYSTEM.check(LAB, moves)


@pytest.mark.parametrize(
    "moves",
    [
        ("share_5", "soak_10", "min_1", "band"),
        ("share_5", "soak_10", "min_1", "band", "build_41"),
        ("share_5", "soak_10", "min_1", "band", "build_0"),
        ("soak_10", "share_5", "min_1", "band", "all"),
        ("share_5", "soak_10", "min_1", "band", "all", "all"),
        ("share_5",) * 10_000,
    ],
)
def test_a_forged_run_is_refused_also_as_the_one_before(lab: Setup, moves: Moves) -> None:
    with pytest.raises(BadMovesError):
        IMMUNE_SYSTEM.check(lab, moves)
    with pytest.raises(BadMovesError):
        IMMUNE_SYSTEM.after(lab, moves, FORM)


def test_every_word_of_a_run_is_short_and_plain() -> None:
    said = {word for moves in RUNS for word in moves}

    assert all(word.replace("_", "").isalnum() and word.islower() for word in said)
    assert max(map(len, said)) <= 24
    assert max(map(len, RUNS)) == IMMUNE_SYSTEM.most_moves
