"""How busy the process is, and when that is too much: then ops toggles are off by themselves.

Measured is the share of its threads' time that requests take. One slow request says nothing, so
two windows in a row have to be full; and three nearly idle ones end it, so that what is taken
away does not come and go.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

WINDOW_SECONDS = 2.0
FULL_WINDOWS, CALM_WINDOWS = 2, 3
CALM = 0.7
"""A window is calm below this part of the limit."""


@dataclass(frozen=True, slots=True)
class Level:
    """Whether it is too much, and for how many windows in a row that has looked wrong."""

    is_busy: bool = False
    streak: int = 0


def next_level(level: Level, used: float, limit: float) -> Level:
    """The level after a window of which requests took the share `used`; both from 0 to 1."""
    differs = used < limit * CALM if level.is_busy else used >= limit
    streak = level.streak + 1 if differs else 0
    if streak >= (CALM_WINDOWS if level.is_busy else FULL_WINDOWS):
        return Level(not level.is_busy)
    return Level(level.is_busy, streak)


class Gauge:
    """Adds up how long the threads of this process are at work, window by window."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._in_flight = 0
        self._worked = 0.0
        self._began = self._seen = clock()
        self._level = Level()

    @property
    def is_busy(self) -> bool:
        """Whether the process has had more to do than it should."""
        return self._level.is_busy

    def enter(self) -> None:
        """A request begins."""
        self._step(+1)

    def leave(self) -> None:
        """A request has ended."""
        self._step(-1)

    def forget(self) -> None:
        """Begin anew, at rest."""
        self._in_flight, self._worked, self._level = 0, 0.0, Level()
        self._began = self._seen = self._clock()

    def _step(self, change: int) -> None:
        with self._lock:
            now = self._clock()
            self._worked += self._in_flight * max(now - self._seen, 0.0)
            self._seen = now
            self._in_flight += change
            if not 0 <= now - self._began < WINDOW_SECONDS:
                self._close_window(now)

    def _close_window(self, now: float) -> None:
        """Judge the windows that are over; a long silence counts as all of its windows."""
        elapsed, limit = now - self._began, settings.LOAD_LIMIT / 100
        if elapsed > 0 and limit:
            used = self._worked / (elapsed * settings.THREADS)
            for _ in range(min(int(elapsed / WINDOW_SECONDS), CALM_WINDOWS)):
                self._level = next_level(self._level, used, limit)
        self._began, self._worked = now, 0.0


gauge = Gauge()
"""That of this process."""


class LoadMiddleware:
    """Tells the gauge when a request begins and ends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        gauge.enter()
        try:
            return self.get_response(request)
        finally:
            gauge.leave()
