"""The metrics there are. Each app registers its own from `ready()`; this one knows only names."""

from __future__ import annotations

from releases.metrics.definitions import Metric

_metrics: dict[str, Metric] = {}


class UnknownMetricError(KeyError):
    """No app has registered a metric of that name."""


def register(metric: Metric) -> Metric:
    """Have the metric measured, offered and documented; the same name again takes its place."""
    _metrics[metric.name] = metric
    return metric


def metrics() -> list[Metric]:
    """Every registered metric, by name."""
    return [_metrics[name] for name in sorted(_metrics)]


def metric(name: str) -> Metric:
    """The metric of that name. Raises UnknownMetricError."""
    try:
        return _metrics[name]
    except KeyError as error:
        raise UnknownMetricError(name) from error
