"""What a command does again and again until it is told to stop, as a long-lived process."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from queue import Empty, SimpleQueue

from django.core.management.base import CommandError
from django.db import DatabaseError, close_old_connections, connections
from django.utils.translation import gettext as _

LONGEST_SECONDS = 86_400.0

_log = logging.getLogger(__name__)


def again_and_again(once: Callable[[], None], every: float, *, away: Callable[[], None]) -> None:
    """Do it every so many seconds until SIGTERM or Ctrl-C; `away` says the database is.

    A database that does not answer is no reason to end. Raises CommandError for a pace that makes
    no sense.
    """
    if not 1 <= every <= LONGEST_SECONDS:
        raise CommandError(_("--every takes 1 to 86400 seconds."))
    told: SimpleQueue[int] = SimpleQueue()
    names = (signal.SIGTERM, signal.SIGINT)
    before = {name: signal.signal(name, lambda number, _: told.put(number)) for name in names}
    try:
        _once_or_say_why_not(once, away)
        while not told_to_stop(told, every):
            _once_or_say_why_not(once, away)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def told_to_stop(told: SimpleQueue[int], seconds: float) -> bool:
    """Wait so long for a signal's number; whether one has come.

    A queue, because a signal may come while this very thread is about to wait for it: an Event
    would then wait for itself.
    """
    try:
        told.get(timeout=seconds)
    except Empty:
        return False
    return True


def _once_or_say_why_not(once: Callable[[], None], away: Callable[[], None]) -> None:
    try:
        close_old_connections()
        once()
    except DatabaseError:
        _log.exception("the database does not answer a command")
        connections.close_all()
        away()
