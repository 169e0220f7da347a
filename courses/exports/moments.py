"""Moments as every export writes them: in UTC, to the millisecond."""

from __future__ import annotations

from datetime import UTC, datetime


def told_moment(at: datetime) -> str:
    """Such as 2026-01-31T23:59:59.999Z; what is finer than a millisecond is cut off."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def moment_of(text: str) -> datetime:
    """The moment that either database writes as 2026-01-31 23:59:59.999999, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
