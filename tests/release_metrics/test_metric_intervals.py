"""Intervals of shares, means and quantiles agree with what they are defined by."""

from math import inf, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.metrics.definitions import Metric
from releases.metrics.intervals import Estimate, mean, p95
from releases.metrics.values import Arms, Sample, slot_of
from releases.metrics.wording import figure, interval


def histogram_of(values: list[float]) -> tuple[int, ...]:
    slots = [0] * 64
    for value in values:
        slots[slot_of(value)] += 1
    return tuple(slots)


def metric_of(kind: str, *, is_log: bool = False) -> Metric:
    return Metric("m", "M", "", "ms", "lower", kind, "one", lambda *_: Arms(), is_log)  # type: ignore[arg-type]


def test_nothing_observed_has_no_figure_of_any_kind() -> None:
    assert [metric_of(k).estimate(Sample()) for k in ("proportion", "mean", "quantile")] == [
        None
    ] * 3


def test_a_mean_has_the_normal_interval_and_one_observation_says_nothing() -> None:
    found = mean(Sample(4, 20.0, 4 * 25.0 + 8.0))

    assert found is not None
    assert found.value == 5.0
    assert found.high - found.low == pytest.approx(2 * 1.959964 * (8 / 3 / 4) ** 0.5, rel=1e-6)
    single = metric_of("mean").estimate(Sample(1, 3.0, 9.0))
    assert single is not None
    assert (single.low, single.value, single.high) == (-inf, 3.0, inf)


def test_a_share_has_wilsons_interval() -> None:
    found = metric_of("proportion").estimate(Sample(10, 3.0, 3.0))

    assert found is not None
    assert (found.value, round(found.low, 4), round(found.high, 4)) == (0.3, 0.1078, 0.6032)


@given(st.lists(st.floats(0.1, 10_000), min_size=1, max_size=1200))
def test_the_95th_percentile_lies_in_its_interval_and_near_the_true_one(
    values: list[float],
) -> None:
    found = p95(histogram_of(values))

    assert found is not None
    assert found.low <= found.value <= found.high
    true = sorted(values)[-(-95 * len(values) // 100) - 1]
    assert found.value <= max(true, 0.5) * 2**0.25 * 1.001
    assert found.value >= true / 2**0.25 * 0.999 or true <= 0.5


@pytest.mark.parametrize("n", [100, 900, 3000])
def test_the_interval_of_a_percentile_holds_it_as_often_as_it_says(n: int) -> None:
    random, true, runs = Random(n), -100 * log(0.05), 120
    found = [p95(histogram_of([random.expovariate(0.01) for _ in range(n)])) for _ in range(runs)]

    held = sum(e is not None and e.low <= true <= e.high for e in found)
    assert held / runs >= 0.93


def test_few_observations_leave_a_percentile_open_above() -> None:
    found = p95(histogram_of([10.0] * 20))

    assert found is not None
    assert found.high == inf


def test_a_metric_of_logarithms_is_told_in_its_unit() -> None:
    assert metric_of("mean", is_log=True).told(log(1500)) == pytest.approx(1500)
    assert metric_of("mean").told(12.5) == 12.5
    assert metric_of("mean", is_log=True).told(inf) > 1e300


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((27.4, 81.0), "27 ms to 81 ms"),
        ((3.42, inf), "3.4 ms or more"),
        ((-inf, inf), "any"),
        ((1250.0, 1e300), "1,250 ms or more"),
    ],
)
def test_an_interval_without_an_end_says_so(ends: tuple[float, float], said: str) -> None:
    assert interval(metric_of("mean"), Estimate(30.0, *ends)) == said
    assert figure(metric_of("mean"), inf) == "any"
