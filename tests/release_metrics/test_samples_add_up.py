"""Sums of both arms, and the classes of durations."""

from statistics import mean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.metrics.values import NOTHING, Sample, lower_bound, slot_of, upper_bound

numbers = st.lists(st.integers(0, 1000).map(float), min_size=0, max_size=30)


def sample_of(values: list[float]) -> Sample:
    slots = [0] * 64
    for value in values:
        slots[slot_of(value)] += 1
    return Sample(len(values), sum(values), sum(v * v for v in values), tuple(slots))


@given(numbers, numbers)
def test_two_samples_together_are_the_sample_of_all(one: list[float], other: list[float]) -> None:
    assert sample_of(one) + sample_of(other) == sample_of(one + other)
    assert sample_of(one + other) - sample_of(other) == sample_of(one)
    assert sample_of(one) + NOTHING == sample_of(one)
    assert (sample_of(one) - sample_of([*one, 5.0])).n == 0


@given(numbers)
def test_mean_and_variance_are_those_of_the_observations(values: list[float]) -> None:
    sample = sample_of(values)

    assert sample.mean == pytest.approx(mean(values) if values else 0.0)
    assert sample.variance == pytest.approx(variance(values) if len(values) > 1 else 0.0, abs=1e-6)


@given(st.floats(0, 1e9))
def test_every_duration_is_in_the_class_between_its_bounds(ms: float) -> None:
    slot = slot_of(ms)

    assert lower_bound(slot) <= ms
    assert ms <= upper_bound(slot) or slot == 63


@pytest.mark.parametrize("slot", range(64))
def test_a_bound_belongs_to_the_class_below_it(slot: int) -> None:
    assert slot_of(upper_bound(slot)) == slot


def test_what_is_slower_than_a_bound_is_a_share() -> None:
    slow = sample_of([1.0, 1.0, 1.0, 900.0]).share_over(500)

    assert (slow.n, slow.total, slow.squares) == (4, 1, 1)
    assert slow.mean == 0.25
