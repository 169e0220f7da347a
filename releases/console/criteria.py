"""Acceptance criteria as the console shows them: measured at most twice a minute."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache

from releases.criteria import CriterionStanding, standing_of
from releases.models import Release

SECONDS_KEPT = 30
"""A page that looks every five seconds must not count a million answers each time."""


def standings_of(release: Release, *, at: datetime) -> list[CriterionStanding]:
    """How the criteria for the next ring stood at most half a minute ago.

    A promotion measures them anew; this only tells people what to expect.
    """
    key = _key(release)
    kept: list[CriterionStanding] | None = cache.get(key)
    if kept is None:
        kept = standing_of(release, at=at)
        cache.set(key, kept, SECONDS_KEPT)
    return kept


def forget(release: Release) -> None:
    """Measure them anew at the next look: what is asked for has changed."""
    cache.delete(_key(release))


def _key(release: Release) -> str:
    return f"criteria:{release.pk}:{release.moves}"
