"""A registry with one metric, whose figures a test sets."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from releases.metrics import registry
from releases.metrics.definitions import Window
from releases.metrics.values import Arms
from releases.models import Release
from tests.immune.guarded import metric_of, two_arms

GOOD, BAD = two_arms((100, 76), (100, 75)), two_arms((100, 40), (100, 75))


@dataclass
class Shown:
    """What the metric shows, and of which releases and windows it was asked."""

    arms: Arms = field(default_factory=lambda: GOOD)
    asked: list[tuple[int, Window]] = field(default_factory=list)

    def measure(self, release: Release, window: Window) -> Arms:
        """The arms that were set."""
        self.asked.append((release.pk, window))
        return self.arms


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Only `first-try-correct` is registered, and shows what the test sets."""
    script = Shown()
    monkeypatch.setattr(registry, "_metrics", {})
    registry.register(metric_of(measure=script.measure))
    return script
