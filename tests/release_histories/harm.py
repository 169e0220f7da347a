"""A registry with one metric: releases do harm from the moment that a test says so."""

from __future__ import annotations

import pytest

from releases.metrics import registry
from releases.metrics.definitions import Window
from releases.metrics.values import Arms
from releases.models import Release
from tests.immune.guarded import metric_of, two_arms

NOTHING_YET, BAD = two_arms((0, 0), (0, 0)), two_arms((300, 60), (300, 240))


class Harm:
    """Which releases do harm, by id."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.done_by: set[int] = set()
        patch.setattr(registry, "_metrics", {})
        registry.register(metric_of(measure=self.measure))

    def measure(self, release: Release, _window: Window) -> Arms:
        """Far worse than the control where it does harm, else nobody has answered yet."""
        return BAD if release.pk in self.done_by else NOTHING_YET
