"""Metrics are registered by name, and read by it."""

import pytest

from releases.metrics import registry
from releases.metrics.definitions import Metric
from releases.metrics.values import Arms


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Metric:
    monkeypatch.setattr(registry, "_metrics", {})
    return Metric("b", "B", "", "share", "higher", "proportion", "one", lambda *_: Arms())


def test_a_registered_metric_is_found_by_its_name_and_listed_by_name(made_up: Metric) -> None:
    other = Metric("a", "A", "", "ms", "lower", "mean", "one", lambda *_: Arms())

    assert [registry.register(made_up), registry.register(other)] == [made_up, other]

    assert registry.metric("b") is made_up
    assert registry.metrics() == [other, made_up]


def test_a_name_that_nobody_registered_is_refused(made_up: Metric) -> None:
    with pytest.raises(registry.UnknownMetricError):
        registry.metric("b")
