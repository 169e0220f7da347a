"""How often answers may be sent: enough for any reader, too slow for guessing machines."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest

WINDOW_S = 60
PER_LEARNER = 30
PER_ADDRESS = 240
"""Answers a minute: one learner, and one network address (a classroom shares one)."""


def seconds_to_wait(request: HttpRequest, learner_key: str) -> int:
    """0 where the answer may be taken; else the whole seconds until the next window opens."""
    window, passed = divmod(int(time.time()), WINDOW_S)
    address = request.META.get("REMOTE_ADDR", "")
    limits = ((f"learner:{learner_key}", PER_LEARNER), (f"address:{address}", PER_ADDRESS))
    over = [_count(f"answers:{who}:{window}") > most for who, most in limits]
    return WINDOW_S - passed if any(over) else 0


def _count(name: str) -> int:
    """Count one more under that name and return the count."""
    if cache.add(name, 1, timeout=2 * WINDOW_S):
        return 1
    try:
        return cache.incr(name)
    except ValueError:  # the window ended between the two calls
        return 1
