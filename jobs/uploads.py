"""Uploads that nobody came back to are taken away: when the next one comes, and by the worker."""

from __future__ import annotations

from datetime import datetime

from jobs.models import Upload

_kinds: list[type[Upload]] = []


def register_uploads(kind: type[Upload]) -> None:
    """Have expired uploads of this kind taken away."""
    if kind not in _kinds:
        _kinds.append(kind)


def tidy_uploads(at: datetime) -> int:
    """Take away what expired; how many uploads that were.

    Looks before it deletes: a worker asks every few seconds, and mostly there is nothing.
    """
    gone = 0
    for kind in _kinds:
        expired = kind._default_manager.expired(at)
        if expired.exists():
            gone += expired.delete()[1].get(kind._meta.label, 0)
    return gone
