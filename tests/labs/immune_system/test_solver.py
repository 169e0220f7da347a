"""The proof that a mission can be won, or the honest answer that it cannot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labs.immune_system.declared import PARAMETERS
from labs.immune_system.mechanics import IMMUNE_SYSTEM
from labs.mechanics import Setup
from tests.labs.immune_system.presses import DEFAULTS

allowed = st.fixed_dictionaries(
    {parameter.name: st.integers(parameter.least, parameter.most) for parameter in PARAMETERS}
)


@settings(max_examples=4)
@given(allowed)
def test_whatever_authors_set_the_answer_wins_or_there_is_none(parameters: dict[str, int]) -> None:
    answer = IMMUNE_SYSTEM.solve(parameters)

    if answer is not None:
        assert IMMUNE_SYSTEM.play(Setup(parameters), answer).won


@pytest.mark.parametrize("sessions", [600, 2400])
def test_the_answer_wins_in_shops_of_every_size(sessions: int) -> None:
    parameters = DEFAULTS | {"sessions": sessions}
    answer = IMMUNE_SYSTEM.solve(parameters)

    assert answer is not None
    assert IMMUNE_SYSTEM.play(Setup(parameters), answer).won


def test_the_answer_to_the_lab_as_it_ships_takes_the_bonus(lab: Setup) -> None:
    answer = IMMUNE_SYSTEM.solve(DEFAULTS)

    assert answer == ("share_5", "soak_5", "min_1", "guarded", "all")
    assert IMMUNE_SYSTEM.play(lab, answer).bonus


def test_a_win_without_the_bonus_is_an_answer_too() -> None:
    parameters = DEFAULTS | {"most_harm": 216}
    answer = IMMUNE_SYSTEM.solve(parameters)

    assert answer is not None
    report = IMMUNE_SYSTEM.play(Setup(parameters), answer)
    assert (report.won, report.bonus) == (True, False)


@pytest.mark.parametrize("change", [{"affected": 20}, {"most_harm": 50}])
def test_an_impossible_mission_has_no_answer(change: dict[str, int]) -> None:
    assert IMMUNE_SYSTEM.solve(DEFAULTS | change) is None
