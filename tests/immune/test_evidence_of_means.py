"""Evidence by the normal approximation, against the integral it stands for."""

from math import exp, inf, log, pi, sqrt

import pytest

from releases.immune_system.means import interval, log_evidence


def by_integral(harm: float, variance: float, most_harm: float) -> float:
    """∫ likelihood ratio × half a normal density, by the rule of the middle."""
    wide, step = 2 * most_harm, most_harm / 500
    places = [(n + 0.5) * step for n in range(20_000)]
    return step * sum(
        exp((harm * at - at * at / 2) / variance)
        * 2 * exp(-((at / wide) ** 2) / 2) / (wide * sqrt(2 * pi))
        for at in places
    )  # fmt: skip


@pytest.mark.parametrize("harm", [-0.3, 0.0, 0.1, 0.25])
@pytest.mark.parametrize("variance", [0.004, 0.02])
def test_the_formula_is_the_integral(harm: float, variance: float) -> None:
    told = log_evidence(harm, variance, most_harm=0.1)

    assert told == pytest.approx(log(by_integral(harm, variance, 0.1)), abs=2e-3)


def test_what_is_far_better_leaves_no_evidence_and_no_error() -> None:
    steps = [log_evidence(-harm, 1e-6, most_harm=0.1) for harm in (0.004, 0.006, 0.1, 50.0)]

    assert steps == sorted(steps, reverse=True)
    assert steps[-1] < -10


def test_an_interval_narrows_with_the_variance_and_holds_the_difference() -> None:
    wide, narrow = (interval(0.2, variance, most_harm=0.1) for variance in (0.01, 0.001))

    assert wide[0] < narrow[0] < 0.2 < narrow[1] < wide[1]
    assert (narrow[0] + narrow[1]) / 2 == pytest.approx(0.2)


def test_where_nothing_varies_nothing_is_known() -> None:
    assert log_evidence(1.0, 0.0, most_harm=0.1) == 0.0
    assert interval(1.0, 0.0, most_harm=0.1) == (-inf, inf)
