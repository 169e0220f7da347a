"""How often something may be sent: counted by the minute, under any names.

Each process counts what it serves: with several, a limit may come to that many times as much. A
count that all share would be written twice for each answer, and cost more than the answer.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from threading import Lock

from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import LearnerRequest

WINDOW_S = 60
MARKS_PER_LEARNER = 30
MARKS_PER_ADDRESS = 240
NEW_GUESTS_PER_ADDRESS = 240
"""A minute: a network address may be a whole classroom's."""


class Minute:
    """How often each name was counted since the minute began."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self, window: int = 0) -> None:
        """Begin anew, in that minute."""
        self._window, self._counts = window, Counter[str]()

    def count(self, names: Iterable[str], window: int) -> Mapping[str, int]:
        """Count one more under each name; how often each was counted in this minute."""
        with self._lock:
            if window != self._window:
                self.forget(window)
            self._counts.update(list(names))
            return {name: self._counts[name] for name in names}


this_minute = Minute()


def seconds_over(limits: Mapping[str, int]) -> int:
    """Count one more under each name: 0 where all stay within their most a minute, else the whole
    seconds until the next minute begins."""
    window, passed = divmod(int(time.time()), WINDOW_S)
    counts = this_minute.count(limits.keys(), window)
    over = any(counts[name] > most for name, most in limits.items())
    return WINDOW_S - passed if over else 0


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
