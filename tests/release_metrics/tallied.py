"""Requests that are counted, as they are on a site: the suite itself counts none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from releases.metrics import tallying
from releases.metrics.tallying import Waiting
from releases.models import Tally


@pytest.fixture
def counting(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Waiting]:
    """Requests are counted, and nothing waits yet; what does is dropped afterwards."""
    settings.TALLY_REQUESTS = True
    waiting = Waiting({})
    monkeypatch.setattr(tallying, "_waiting", waiting)
    yield waiting
    waiting.sums, waiting.observations = {}, 0


def told(metric: str) -> list[tuple[str, int | None, int, float]]:
    """The tallies of a metric: readers, release, observations, sum; classes put together."""
    rows: dict[tuple[str, int | None], tuple[int, float]] = {}
    for tally in Tally.objects.filter(metric=metric).order_by("readers", "release", "slot"):
        n, total = rows.get((tally.readers, tally.release_id), (0, 0.0))
        rows[tally.readers, tally.release_id] = (n + tally.n, total + tally.total)
    by_release = sorted(rows.items(), key=lambda row: (row[0][0], row[0][1] or 0))
    return [(*who, *sums) for who, sums in by_release]
