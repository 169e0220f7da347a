"""The evidence against a release: fair while it does no harm, growing while it does."""

from itertools import product
from math import comb, exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.immune_system.sequential import (
    Counts,
    Evidence,
    Plan,
    log_of_sum,
    look,
    nothing_seen,
    plan,
)

FIRST_TRIES = plan(most_harm=0.1, higher_is_better=True, usual=0.7, ratio=0.5)
ERRORS = plan(most_harm=0.01, higher_is_better=False, usual=0.05, ratio=0.05)


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


@pytest.mark.parametrize("sizes", [(1, 1), (5, 5), (1, 19), (7, 3)])
@pytest.mark.parametrize("share", [0.001, 0.2, 0.5, 0.75, 0.99])
def test_no_look_wins_on_average_while_both_arms_are_alike(
    sizes: tuple[int, int], share: float
) -> None:
    ratio = sizes[0] / sum(sizes)
    for higher in (True, False):
        tuned = plan(most_harm=0.1, higher_is_better=higher, usual=0.7, ratio=ratio)
        # What came before splits the same way; what it showed is no matter.
        before = Evidence(
            nothing_seen(tuned).logs, Counts(sizes[0] * 2, sizes[0]), Counts(sizes[1] * 2, sizes[1])
        )

        assert mean_evidence(tuned, before, sizes, share) <= 1 + 1e-9
        assert mean_evidence(tuned, nothing_seen(tuned), sizes, share) <= 1 + 1e-9


def test_one_response_at_a_time_is_fair_where_the_level_is_known() -> None:
    before = Evidence(nothing_seen(FIRST_TRIES).logs, Counts(400, 300), Counts(400, 300))
    level = (600 + 8 * 0.7) / 808

    assert mean_evidence(FIRST_TRIES, before, (1, 0), level) == pytest.approx(1)
    assert mean_evidence(FIRST_TRIES, before, (0, 1), level) == pytest.approx(1)


@pytest.mark.parametrize(
    ("tuned", "treated", "control"),
    [
        (FIRST_TRIES, Counts(150, 82), Counts(150, 113)),
        (ERRORS, Counts(1000, 25), Counts(19_000, 20)),
    ],
)
def test_evidence_grows_with_harm_and_shrinks_with_good(
    tuned: Plan, treated: Counts, control: Counts
) -> None:
    start = nothing_seen(tuned)
    # A first look finds the level, the second is judged by it.
    first = look(tuned, start, Counts(treated.n // 5, treated.hits // 5), control)

    assert start.log_e == pytest.approx(0)
    assert look(tuned, first, treated, control).log_e > 1
    turned = look(tuned, start, Counts(100, 75), Counts(100, 55)).log_e
    assert turned < 0 if tuned is FIRST_TRIES else turned > 0


@given(st.integers(0, 90), st.integers(0, 90), st.integers(0, 90))
def test_the_same_counts_again_change_nothing(n: int, hits: int, other: int) -> None:
    treated, control = Counts(max(n, hits), hits), Counts(90, other)
    once = look(FIRST_TRIES, nothing_seen(FIRST_TRIES), treated, control)

    again = look(FIRST_TRIES, once, treated, control)

    assert again.log_e == pytest.approx(once.log_e)
    assert look(FIRST_TRIES, once, Counts(), Counts()).log_e == pytest.approx(once.log_e)


def test_responses_that_are_alike_count_for_less() -> None:
    seen = Counts(100, 40), Counts(100, 75)
    start = Evidence((0.0,))
    tuned = Plan(FIRST_TRIES.bets[1:2], 0.7, 0.5)

    alone, alike = (look(tuned, start, *seen, alike=alike).log_e for alike in (1.0, 2.0))

    assert alike == pytest.approx(alone / 2)


@pytest.mark.parametrize("harm", [0.001, 0.1, 0.5, 3.0])
@pytest.mark.parametrize("hits", [0, 50])
def test_no_harm_and_no_share_is_out_of_range(harm: float, hits: int) -> None:
    for higher in (True, False):
        tuned = plan(most_harm=harm, higher_is_better=higher, usual=0.7, ratio=0.05)
        found = look(tuned, nothing_seen(tuned), Counts(50, hits), Counts(50, 50 - hits))

        assert -1e4 < found.log_e < 1e4


def test_the_sum_of_very_small_stakes_is_still_a_number() -> None:
    assert log_of_sum([-2000.0, -2000.0]) == pytest.approx(log(2) - 2000)
