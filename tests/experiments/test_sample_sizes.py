"""Samples are as large as statsmodels says, which shares no code with ours, and find the effect."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binom
from statsmodels.stats.proportion import power_proportions_2indep

from releases.experiments.judging import at_the_end
from releases.experiments.people import Counts
from releases.experiments.sizes import Design, Sizes, days, plain_sizes, sizes

PLAN = Design(usual=0.6, effect=0.1, alpha=0.05, power=0.8, share=0.5)
DESIGNS = st.builds(
    Design,
    usual=st.floats(0.05, 0.95),
    effect=st.sampled_from((0.02, 0.05, 0.1, 0.3)),
    alpha=st.sampled_from((0.01, 0.05, 0.1)),
    power=st.sampled_from((0.8, 0.9, 0.95)),
    share=st.floats(0.05, 0.95),
)


def power_of(design: Design, end: float, treated: float) -> float:
    """What statsmodels says of so many treated."""
    power = power_proportions_2indep(
        end - design.usual, design.usual, treated, ratio=design.ratio, alpha=design.alpha,
        return_results=False,
    )  # fmt: skip
    return float(power)


@given(DESIGNS)
def test_without_correction_the_power_is_that_of_statsmodels(design: Design) -> None:
    needed = plain_sizes(design).treated

    powers = [power_of(design, end, needed) for end in design.ends]
    fewer = [power_of(design, end, needed * 0.99 - 1) for end in design.ends]

    assert min(powers) >= design.power - 1e-6
    # It also counts finds in the wrong direction, of which there are hardly any.
    assert min(fewer) < design.power + 1e-4


@given(DESIGNS)
def test_the_correction_asks_for_more_and_more_so_in_small_samples(design: Design) -> None:
    plain, corrected = plain_sizes(design), sizes(design)

    assert corrected.treated >= plain.treated
    # Two over the effect in each arm where they are of one size.
    more = 1 / (design.effect * design.share * (1 - design.share))
    assert corrected.both - plain.both == pytest.approx(more, rel=0.4, abs=4)


def test_the_sizes_are_those_of_the_published_tables() -> None:
    # Fleiss (1981), Statistical Methods for Rates and Proportions, table A.3: 60 % and 70 %.
    strict = replace(PLAN, alpha=0.01, power=0.95)
    one_way = Sizes(827, 827)

    assert sizes(PLAN) == Sizes(408, 408)
    assert plain_sizes(PLAN) == Sizes(388, 388)
    assert sizes(strict).treated >= one_way.treated


@pytest.mark.parametrize(("usual", "share"), [(0.6, 0.5), (0.8, 0.5), (0.3, 0.25)])
def test_the_planned_look_finds_the_effect_as_often_as_planned_and_none_as_seldom(
    usual: float, share: float
) -> None:
    design = replace(PLAN, usual=usual, effect=0.25, share=share)
    needed = sizes(design)

    found = {end: chance_of_a_find(needed, end, design) for end in (*design.ends, usual)}

    assert min(found[end] for end in design.ends) == pytest.approx(design.power, abs=0.01)
    assert found[usual] <= design.alpha


def chance_of_a_find(needed: Sizes, end: float, design: Design) -> float:
    """Added up over everything that can happen, without chance."""
    total = 0.0
    chances = binom.pmf(range(needed.control + 1), needed.control, design.usual)
    for right, chance in enumerate(binom.pmf(range(needed.treated + 1), needed.treated, end)):
        for other, also in enumerate(chances):
            treated, control = Counts(needed.treated, right), Counts(needed.control, other)
            found = at_the_end(treated, control, design.alpha)
            if not found.low <= 0 <= found.high:
                total += float(chance * also)
    return total


def test_unequal_arms_take_more_learners_altogether() -> None:
    half, tenth = sizes(PLAN), sizes(replace(PLAN, share=0.1))

    assert tenth.control == pytest.approx(9 * tenth.treated, abs=9)
    assert tenth.both > half.both
    assert tenth.treated < half.treated


def test_an_effect_that_no_share_can_have_has_no_size() -> None:
    design = replace(PLAN, effect=0.7)

    assert not design.is_possible
    with pytest.raises(ValueError):  # noqa: PT011  (it has no words: nobody reads it)
        sizes(design)


def test_the_time_is_that_of_the_slower_arm() -> None:
    assert days(Sizes(100, 100), 0.5, per_day=20) == 10
    assert days(Sizes(100, 100), 0.1, per_day=20) == 50
    assert days(Sizes(100, 100), 0.5, per_day=0) == inf


@given(DESIGNS)
def test_a_larger_effect_or_a_larger_chance_of_error_takes_fewer(design: Design) -> None:
    assume(design.effect < 0.3)

    larger = replace(design, effect=design.effect * 1.5)
    laxer = replace(design, alpha=0.2)

    assert not larger.is_possible or sizes(larger).treated <= sizes(design).treated + 1
    assert sizes(laxer).treated <= sizes(design).treated
