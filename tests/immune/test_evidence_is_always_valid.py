"""The evidence against a release: fair while it does no harm, growing while it does."""

from dataclasses import replace
from itertools import product
from math import comb, exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.immune_system.sequential import (
    BLOCK,
    Counts,
    Evidence,
    Plan,
    bets,
    log_of_sum,
    look,
    nothing_seen,
)

FIRST_TRIES = Plan(bets(most_harm=0.1, higher_is_better=True), usual=0.7, ratio=0.5)
ERRORS = Plan(bets(most_harm=0.01, higher_is_better=False), usual=0.05, ratio=0.05)
BEFORE = replace(nothing_seen(FIRST_TRIES), treated=Counts(40, 27), control=Counts(40, 31))


def chance(counts: Counts, share: float) -> float:
    return (
        comb(counts.n, counts.hits) * share**counts.hits * (1 - share) ** (counts.n - counts.hits)
    )


def mean_evidence(tuned: Plan, before: Evidence, sizes: tuple[int, int], share: float) -> float:
    """What the stake is on average after one more look, where both arms have that share."""
    total = 0.0
    for hits in product(range(sizes[0] + 1), range(sizes[1] + 1)):
        new = [Counts(n, k) for n, k in zip(sizes, hits, strict=True)]
        treated, control = (
            Counts(old.n + more.n, old.hits + more.hits)
            for old, more in zip((before.treated, before.control), new, strict=True)
        )
        after = look(tuned, before, treated, control)
        total += chance(new[0], share) * chance(new[1], share) * exp(after.log_e - before.log_e)
    return total


@pytest.mark.parametrize("sizes", [(10, 10), (1, 19), (13, 8), (2, 40)])
@pytest.mark.parametrize("needed", [4.7, 1.2, 0.3])
def test_no_look_wins_or_loses_on_average_while_both_arms_are_alike(
    sizes: tuple[int, int], needed: float
) -> None:
    for share, higher in product((0.001, 0.3, 0.75, 0.99), (True, False)):
        tuned = replace(
            FIRST_TRIES, bets=bets(most_harm=0.1, higher_is_better=higher), needed=needed
        )

        # However often responses are hits, and whatever was seen before: that is what exact means.
        assert mean_evidence(tuned, BEFORE, sizes, share) == pytest.approx(1)


def test_nothing_is_won_beyond_what_is_needed_and_more_of_what_is_below() -> None:
    ends, open_end = replace(FIRST_TRIES, needed=1.5), FIRST_TRIES
    found = [
        [
            look(tuned, BEFORE, Counts(50, 27 + hits), Counts(50, 46 - hits)).log_e
            for hits in range(5, 11)
        ]
        for tuned in (ends, open_end)
    ]

    assert max(found[0]) == pytest.approx(1.5)
    assert max(found[1]) > 2
    assert all(cut > free for cut, free in zip(found[0], found[1], strict=True) if free < 1)


@pytest.mark.parametrize(
    ("tuned", "treated", "control"),
    [
        (FIRST_TRIES, Counts(150, 82), Counts(150, 113)),
        (ERRORS, Counts(1000, 25), Counts(19_000, 20)),
        (ERRORS, Counts(500_000, 7000), Counts(500_000, 2000)),
    ],
)
def test_evidence_grows_with_harm_and_shrinks_with_good(
    tuned: Plan, treated: Counts, control: Counts
) -> None:
    start = nothing_seen(tuned)

    assert start.log_e == pytest.approx(0)
    assert look(tuned, start, treated, control).log_e > 4.7
    turned = look(tuned, start, Counts(100, 75), Counts(100, 55)).log_e
    assert turned < 0 if tuned is FIRST_TRIES else turned > 0


@given(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90))
def test_the_same_counts_again_change_nothing(n: int, hits: int, other: int) -> None:
    treated, control = Counts(max(n, hits), hits), Counts(90, other)
    once = look(FIRST_TRIES, nothing_seen(FIRST_TRIES), treated, control)

    assert look(FIRST_TRIES, once, treated, control) == once
    assert look(FIRST_TRIES, once, Counts(), Counts()).log_e == pytest.approx(once.log_e)


def test_a_block_waits_until_it_is_full_and_the_first_for_the_minimum_sample() -> None:
    tuned = replace(FIRST_TRIES, least=20)
    few, enough = Counts(19, 5), Counts(20, 6)
    first = look(tuned, nothing_seen(tuned), enough, Counts(30, 25))
    half = BLOCK // 2

    assert look(tuned, nothing_seen(tuned), few, Counts(90, 80)) == nothing_seen(tuned)
    assert first.log_e > 1
    assert look(tuned, first, Counts(20 + half, 6), Counts(29 + half, 25)) == first
    assert look(tuned, first, Counts(20 + half, 6), Counts(30 + half, 25)) != first
    assert look(tuned, first, enough, Counts(90, 80)) == first
    assert look(tuned, first, Counts(20 + half, 6), Counts(30 + half, 25), alike=1.1) == first


def test_deleted_answers_are_no_debt_to_those_that_come() -> None:
    shrunk = look(FIRST_TRIES, BEFORE, Counts(30, 20), Counts(40, 31))
    grown = look(FIRST_TRIES, shrunk, Counts(45, 20), Counts(55, 44))

    assert shrunk.treated == Counts(30, 20)
    assert shrunk.log_e == BEFORE.log_e
    assert grown.log_e > 2


def test_responses_that_are_alike_count_for_less_those_of_earlier_looks_too() -> None:
    start = Evidence((1.0,), (0.0,))
    tuned = Plan(FIRST_TRIES.bets[1:2], 0.7, 0.5)
    seen = Counts(100, 40), Counts(100, 75)

    alone, alike = (look(tuned, start, *seen, alike=alike) for alike in (1.0, 2.0))
    later = [
        look(tuned, before, Counts(200, 80), Counts(200, 150), alike=2.0).log_e
        for before in (alone, alike)
    ]

    assert alike.log_e == pytest.approx(alone.log_e / 2)
    assert later[0] == pytest.approx(later[1])


@pytest.mark.parametrize("harm", [0.001, 0.1, 0.5, 3.0])
@pytest.mark.parametrize("hits", [0, 50])
def test_no_harm_and_no_share_is_out_of_range(harm: float, hits: int) -> None:
    for higher in (True, False):
        tuned = Plan(bets(most_harm=harm, higher_is_better=higher), 0.7, 0.05, needed=4.7)
        found = look(tuned, nothing_seen(tuned), Counts(50, hits), Counts(50, 50 - hits))

        assert -1e4 < found.log_e < 4.7 + 1e-9


def test_the_sum_of_very_small_stakes_is_still_a_number() -> None:
    assert log_of_sum([-2000.0, -2000.0]) == pytest.approx(log(2) - 2000)
