"""A metric whose figures a test decides, in the registry's place."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from releases.metrics import registry
from releases.metrics.definitions import Kind, Metric, Unit, Window
from releases.metrics.values import NOTHING, Arms, Sample
from releases.models import Criterion, Release


@dataclass
class MadeUp:
    """Says of every release what it is told to say, and keeps the windows it was asked for."""

    treated: Sample = NOTHING
    asked: list[Window] = field(default_factory=list)

    def measure(self, release: Release, window: Window) -> Arms:
        """What was decided."""
        self.asked.append(window)
        return Arms(self.treated)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> MadeUp:
    """The only metrics there are: a share and a duration, both as decided."""
    decided = MadeUp()
    monkeypatch.setattr(registry, "_metrics", {})
    kinds: list[tuple[str, Unit, Kind]] = [("rate", "share", "proportion"), ("time", "ms", "mean")]
    for name, unit, kind in kinds:
        registry.register(
            Metric(name, name.title(), "What it means.", unit, "higher", kind, "one answer",
                   decided.measure, is_log=name == "time")
        )  # fmt: skip
    return decided


def shares(hits: int, n: int) -> Sample:
    """A proportion's sample."""
    return Sample(n, float(hits), float(hits))


def criterion(release: Release, **fields: object) -> Criterion:
    """To enter A3 a rate of at least a half, unless said otherwise."""
    start = {"ring": 3, "metric": "rate", "at_least": 0.5}
    made: Criterion = Criterion.objects.create(release=release, **start | fields)
    return made
