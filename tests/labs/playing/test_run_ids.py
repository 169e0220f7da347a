"""A run's id: what moves become in an address, and what text is no such id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.mechanics import BadMovesError
from labs.run_ids import moves_of, run_id

WORDS = st.lists(st.from_regex(r"\A[a-z0-9_]{1,24}\Z"), max_size=60).map(tuple)


@given(WORDS)
def test_moves_come_back_from_their_id(moves: tuple[str, ...]) -> None:
    assert moves_of(run_id(moves)) == moves


@given(st.text(max_size=80))
def test_any_text_is_an_id_or_refused_in_words(text: str) -> None:
    try:
        moves = moves_of(text)
    except BadMovesError:
        moves = None

    assert moves is None or run_id(moves) == text


@pytest.mark.parametrize(
    "text", [".", "up.", ".up", "up..up", "UP", "a b", "a" * 25, "ü", "up\n", "٣", "up," * 3]
)
def test_text_that_no_form_could_make_is_refused(text: str) -> None:
    with pytest.raises(BadMovesError, match="no run of that name"):
        moves_of(text)


def test_ten_thousand_moves_are_refused_before_they_are_looked_at() -> None:
    with pytest.raises(BadMovesError):
        moves_of(".".join(["up"] * 10_000))


def test_a_run_that_no_address_could_hold_has_no_id() -> None:
    with pytest.raises(BadMovesError, match="too long"):
        run_id(("up",) * 700)
