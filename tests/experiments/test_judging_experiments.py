"""What may be said of two arms: at the planned look, and at any time before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from releases.experiments.judging import (
    Effect,
    answers_differ,
    at_any_time,
    at_the_end,
    split_is_off,
    verdict,
)
from releases.experiments.people import Arm, Compared, Counts
from tests.factories import NOW

COUNTS = st.integers(1, 2000).flatmap(lambda n: st.builds(Counts, st.just(n), st.integers(0, n)))


def arm(begun: int, answered: int = 0) -> Arm:
    """An arm of so many people; whoever answered was right."""
    return Arm(begun, [(NOW + timedelta(seconds=n), True) for n in range(answered)])


@given(COUNTS, COUNTS)
def test_the_interval_of_the_planned_look_is_that_of_agresti_and_caffo_corrected(
    treated: Counts, control: Counts
) -> None:
    found = at_the_end(treated, control, 0.05)

    low, high = confint_proportions_2indep(
        treated.right, treated.n, control.right, control.n, method="agresti-caffo"
    )
    steps = (1 / treated.n + 1 / control.n) / 2
    assert found.low == pytest.approx(max(-1, low - steps), abs=1e-9)
    assert found.high == pytest.approx(min(1, high + steps), abs=1e-9)
    assert found.value == treated.right / treated.n - control.right / control.n


@given(COUNTS, COUNTS)
def test_an_interval_that_allows_for_looking_is_wider(treated: Counts, control: Counts) -> None:
    found = at_any_time(treated, control, effect=0.1, alpha=0.05)

    once = at_the_end(treated, control, 0.05)
    assert (found is None) == (min(treated.n, control.n) < 20)
    if found is not None:
        assert -1 <= found.low <= once.low <= found.value <= once.high <= found.high <= 1


def test_it_is_narrowest_for_the_effect_that_is_looked_for() -> None:
    planned = Counts(400, 240), Counts(400, 240)

    found = {
        effect: at_any_time(*planned, effect=effect, alpha=0.05) for effect in (0.01, 0.1, 0.9)
    }

    assert all(found.values())
    widths = {effect: each.high - each.low for effect, each in found.items() if each}
    assert min(widths, key=lambda effect: widths[effect]) == 0.1


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (None, "too-few"),
        (Effect(0.12, 0.03, 0.21), "better"),
        (Effect(-0.12, -0.21, -0.03), "worse"),
        (Effect(0.01, -0.06, 0.08), "alike"),
        (Effect(0.06, -0.03, 0.15), "unclear"),
        (Effect(-0.06, -0.15, 0.03), "unclear"),
    ],
)
def test_the_verdict_follows_from_the_interval(found: Effect | None, says: str) -> None:
    assert verdict(found, effect=0.1) == says


def test_a_split_that_chance_does_not_explain_is_told() -> None:
    assert not split_is_off(Compared(Arm(), Arm()), 0.5)
    assert not split_is_off(Compared(arm(520), arm(480)), 0.5)
    assert split_is_off(Compared(arm(580), arm(420)), 0.5)
    assert not split_is_off(Compared(arm(100), arm(900)), 0.1)
    assert split_is_off(Compared(arm(160), arm(840)), 0.1)


def test_an_arm_that_comes_to_the_question_more_often_is_told() -> None:
    assert not answers_differ(Compared(arm(19, 19), arm(500, 0)))
    assert not answers_differ(Compared(arm(200, 100), arm(200, 90)))
    assert answers_differ(Compared(arm(200, 140), arm(200, 90)))
    assert answers_differ(Compared(arm(200, 90), arm(200, 140)))


def test_nothing_has_no_share() -> None:
    assert Counts().share == 0
