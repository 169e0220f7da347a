"""How often something may be sent: counted by the minute, under any names."""

from __future__ import annotations

import time
from collections.abc import Mapping

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import LearnerRequest

WINDOW_S = 60
MARKS_PER_LEARNER = 30
MARKS_PER_ADDRESS = 240
NEW_GUESTS_PER_ADDRESS = 240
"""A minute: a network address may be a whole classroom's."""


def seconds_over(limits: Mapping[str, int]) -> int:
    """Count one more under each name: 0 where all stay within their most a minute, else the whole
    seconds until the next minute begins."""
    window, passed = divmod(int(time.time()), WINDOW_S)
    over = [_count(f"{name}:{window}") > most for name, most in limits.items()]
    return WINDOW_S - passed if any(over) else 0


def address_of(request: LearnerRequest) -> str:
    """The network address that limits count by."""
    return str(request.META.get("REMOTE_ADDR", ""))


def wait_before_marking(request: LearnerRequest) -> int:
    """0 where a section may be marked as read now, else seconds to wait."""
    return seconds_over(
        {
            f"marks:learner:{request.learner.key}": MARKS_PER_LEARNER,
            f"marks:address:{address_of(request)}": MARKS_PER_ADDRESS,
        }
    )


def is_one_guest_too_many(request: LearnerRequest) -> bool:
    """Whether this would be a new guest's row of very many from one address."""
    if request.learner.pk or not request.learner.is_guest:
        return False
    return bool(seconds_over({f"guests:{address_of(request)}": NEW_GUESTS_PER_ADDRESS}))


def please_wait(request: LearnerRequest, status: int, seconds: int) -> HttpResponse:
    """Ask the learner to wait; the form in the browser keeps what it holds."""
    response = render(request, "429.html", {"wait": seconds}, status=status)
    response["Retry-After"] = str(seconds)
    return response


def _count(name: str) -> int:
    """Count one more under that name and return the count."""
    if cache.add(name, 1, timeout=2 * WINDOW_S):
        return 1
    try:
        return cache.incr(name)
    except ValueError:  # the minute ended between the two calls
        return 1
