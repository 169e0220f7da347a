"""Intervals are those that statsmodels and scipy, which share no code with ours, work out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from quizzes.statistics.intervals import (
    correlation,
    difference_of_correlations,
    difference_of_shares,
    reliability,
)
from releases.metrics.intervals import Estimate, share

COUNTS = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def close(ours: Estimate, low: float, high: float) -> None:
    assert ours.low == pytest.approx(low, abs=1e-9)
    assert ours.high == pytest.approx(high, abs=1e-9)


@given(COUNTS)
def test_a_share_has_the_interval_of_wilson(counts: tuple[int, int]) -> None:
    found = share(*counts)

    assert found is not None
    close(found, *proportion_confint(*counts, method="wilson"))
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_nothing_has_no_share() -> None:
    assert share(0, 0) is None


def test_a_share_is_the_one_that_the_literature_works_out() -> None:
    found = share(81, 263)  # Newcombe 1998, table I of “Two-sided confidence intervals …”

    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


@given(COUNTS, COUNTS)
def test_a_difference_has_the_interval_of_newcombe(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    first, second = share(*before), share(*after)
    assert first is not None
    assert second is not None

    found = difference_of_shares(first, second)

    theirs = confint_proportions_2indep(*after, *before, method="newcomb", compare="diff")
    close(found, *theirs)
    assert found.value == second.value - first.value


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 40)), min_size=4, max_size=60))
def test_a_correlation_has_the_interval_of_fisher(pairs: list[tuple[int, int]]) -> None:
    assume(min(len({x for x, _y in pairs}), len({y for _x, y in pairs})) > 1)
    theirs = stats.pearsonr(*zip(*pairs, strict=True))
    assume(abs(theirs.statistic) < 1 - 1e-9)

    found = correlation(theirs.statistic, len(pairs))

    close(found, *theirs.confidence_interval(0.95))


def test_few_pairs_or_a_straight_line_have_intervals_all_the_same() -> None:
    assert correlation(0.5, 3) == Estimate(0.5, -1, 1)
    assert correlation(1.0, 10) == Estimate(1, 1, 1)
    assert correlation(-1.0, 10) == Estimate(-1, -1, -1)
    assert difference_of_correlations(correlation(1, 9), 9, correlation(0.5, 3), 3).low == -2


def test_a_difference_of_correlations_holds_what_resampling_finds() -> None:
    before, after = correlation(0.2, 400), correlation(0.45, 300)
    found = difference_of_correlations(before, 400, after, 300)

    chance = np.random.default_rng(6)
    z = chance.normal(np.arctanh(0.45), 1 / math.sqrt(297), 200_000)
    others = chance.normal(np.arctanh(0.2), 1 / math.sqrt(397), 200_000)
    low, high = np.quantile(np.tanh(z) - np.tanh(others), [0.025, 0.975])
    assert found.value == pytest.approx(0.25)
    assert found.low == pytest.approx(low, abs=0.005)
    assert found.high == pytest.approx(high, abs=0.005)


@given(st.floats(0.5, 0.97), st.integers(3, 30), st.integers(100, 5000))
def test_alpha_has_an_interval_close_to_the_exact_one_of_feldt(
    alpha: float, items: int, n: int
) -> None:
    found = reliability(alpha, items, n)

    spread = stats.f.ppf([0.975, 0.025], n - 1, (n - 1) * (items - 1))
    low, high = 1 - (1 - alpha) * spread
    assert found.low == pytest.approx(low, abs=0.03)
    assert found.high == pytest.approx(high, abs=0.03)


def test_alpha_of_two_learners_may_be_any_and_of_one_answer_to_all_is_one() -> None:
    assert reliability(0.4, 5, 2) == Estimate(0.4, -math.inf, 1)
    assert reliability(1.0, 5, 50) == Estimate(1, 1, 1)
