"""Ending an account for good. What that takes is known further up, and registered here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from accounts.models import User


class StillNeededError(Exception):
    """Something would be left without anyone; `reasons` say in sentences what to do first."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


type Leaving = Callable[[User, datetime], None]
"""Deletes an account and whatever else leads to the person. Raises StillNeededError."""

_ways: list[Leaving] = []


def register_leaving(leaving: Leaving) -> Leaving:
    """Have accounts ended this way, whoever asks for it."""
    _ways.append(leaving)
    return leaving


def leave(person: User, *, at: datetime) -> None:
    """End this account, all of it or nothing. Raises StillNeededError."""
    for leaving in _ways:
        leaving(person, at)
