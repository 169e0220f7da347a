"""Cohorts that nobody leaves, golden counts, and a z-test checked by another formula."""

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.toggle_panel.experiment import Counts, bucket, counted, total, z_score

TABLE = counted(1, 1000)


def test_two_thousand_customers_at_half_are_too_few_to_decide() -> None:
    counts = total(TABLE[50][:2])

    assert counts == Counts(972, 172, 1028, 203)
    assert z_score(counts) == 1.17


def test_ten_thousand_customers_at_half_decide() -> None:
    counts = total(TABLE[50])

    assert counts == Counts(4937, 856, 5063, 999)
    assert z_score(counts) == 3.08


def test_ten_thousand_customers_at_a_tenth_are_too_few_on_one_side() -> None:
    counts = total(TABLE[10])

    assert counts == Counts(9014, 1598, 986, 178)
    assert z_score(counts) == 0.25


def test_raising_the_share_moves_nobody_out_of_the_new_checkout() -> None:
    tenth = {person for person in range(10_000) if bucket(person) < 1000}
    half = {person for person in range(10_000) if bucket(person) < 5000}

    assert tenth < half


def test_every_customer_of_a_minute_is_counted_once_at_each_share() -> None:
    assert {counts.customers for minutes in TABLE.values() for counts in minutes} == {1000}


def test_z_squared_is_pearsons_chi_squared() -> None:
    counts = total(TABLE[50])
    rows = ((counts.old, counts.old_bought), (counts.new, counts.new_bought))
    rate = (counts.old_bought + counts.new_bought) / counts.customers
    cells = [
        (seen - people * share) ** 2 / (people * share)
        for people, bought in rows
        for seen, share in ((bought, rate), (people - bought, 1 - rate))
    ]

    assert z_score(counts) == pytest.approx(math.sqrt(sum(cells)), abs=0.005)


def test_the_decisive_distance_leaves_one_chance_in_twenty() -> None:
    assert 2 * (1 - NormalDist().cdf(1.96)) == pytest.approx(0.05, abs=0.001)


@pytest.mark.parametrize("counts", [Counts(), Counts(10, 5), Counts(10, 0, 10, 0)])
def test_counts_that_prove_nothing_have_no_distance(counts: Counts) -> None:
    assert z_score(counts) == 0.0


@given(st.tuples(*[st.integers(1, 500)] * 4))
def test_swapping_the_checkouts_turns_the_sign(numbers: tuple[int, ...]) -> None:
    old, bought, new, new_bought = numbers
    counts = Counts(old + bought, bought, new + new_bought, new_bought)
    swapped = Counts(new + new_bought, new_bought, old + bought, bought)

    assert z_score(counts) == -z_score(swapped)
