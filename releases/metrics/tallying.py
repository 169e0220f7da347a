"""Counting requests in this process, and adding them to the tallies now and then.

A request only adds to sums in memory, a few microseconds under a lock. Every ten seconds, or after
500 observations, the request that finds it due writes them: after its answer has been sent, so
nobody waits. What is in memory also goes out when the process ends in good order; otherwise the
last ten seconds are lost, which no figure of a release feels. Where nobody asks anything any more,
the last sums wait for the next request.
"""

from __future__ import annotations

import atexit
import logging
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.core.signals import request_finished
from django.db import DatabaseError, connection

from releases.metrics.tally_rows import Key, Sums, add_to_tallies

SECONDS = 10.0
MOST_OBSERVATIONS = 500
MOST_KEYS = 20_000
"""Sums kept while the database does not take them; what comes on top is not counted."""

_log = logging.getLogger(__name__)


@dataclass
class Waiting:
    """The sums of this process that are not in the database yet."""

    sums: dict[Key, Sums]
    observations: int = 0
    since: float = 0.0
    """When the first of them was taken, in seconds of the process's own clock."""
    process: int = 0
    """Which process writes them at its end."""

    def add(self, key: Key, n: int, total: float, squares: float) -> None:
        """Count in what belongs to that key."""
        kept = self.sums.get(key)
        if kept is None:
            if len(self.sums) < MOST_KEYS:
                self.sums[key] = (n, total, squares)
        else:
            self.sums[key] = (kept[0] + n, kept[1] + total, kept[2] + squares)

    def is_due(self, now: float) -> bool:
        """Whether it is time to write."""
        if not self.observations:
            return False
        return self.observations >= MOST_OBSERVATIONS or now - self.since >= SECONDS


_lock = Lock()
_waiting = Waiting({})


def observe(
    metric: str,
    value: float,
    *,
    scope: str,
    releases: tuple[int, ...],
    is_staff: bool,
    slot: int = 0,
) -> None:
    """Count one observation of somebody whom these releases of the course reach. Writes nothing."""
    if not settings.TALLY_REQUESTS:
        return
    key = (scope, releases, is_staff, metric, int(time.time()) // 60, slot)
    with _lock:
        if not _waiting.observations:
            _begin(_waiting)
        _waiting.observations += 1
        _waiting.add(key, 1, value, value * value)


def _begin(waiting: Waiting) -> None:
    """The first observation after a while."""
    waiting.since = time.monotonic()
    if waiting.process != os.getpid():
        # Not when the app is made ready: a worker forked since forgets what was to be done at exit.
        waiting.process = os.getpid()
        atexit.register(flush)


def flush() -> None:
    """Write what waits. Where the database refuses, it is kept for the next time, and logged."""
    taken = _taken()
    if not taken:
        return
    try:
        add_to_tallies(taken.items())
    except DatabaseError:
        _log.exception("requests were not tallied; they are kept for the next time")
        _put_back(taken.items())


def _taken() -> dict[Key, Sums]:
    """What waits, taken away under the lock: of two who come at once one gets nothing."""
    with _lock:
        taken = _waiting.sums
        _waiting.sums, _waiting.observations = {}, 0
    return taken


def _put_back(items: Iterable[tuple[Key, Sums]]) -> None:
    with _lock:
        if not _waiting.observations:
            _begin(_waiting)
        for key, (n, total, squares) in items:
            _waiting.observations = min(_waiting.observations + n, MOST_OBSERVATIONS - 1)
            _waiting.add(key, n, total, squares)


def flush_if_due(**_signal: object) -> None:
    """After each request: write what is due, then let go of a connection that was had for this."""
    if not _waiting.is_due(time.monotonic()):
        return
    flush()
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def connect() -> None:
    """Have each process write its sums after requests."""
    request_finished.connect(flush_if_due, dispatch_uid="releases.metrics.tallying")
