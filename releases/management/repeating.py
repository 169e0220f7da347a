"""What a command does again and again until it is told to stop, as a long-lived process."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select

from django.core.management.base import CommandError
from django.db import DatabaseError, close_old_connections, connections
from django.utils.translation import gettext as _

LONGEST_SECONDS = 86_400.0
_ENDING = frozenset({signal.SIGTERM, signal.SIGINT})

_log = logging.getLogger(__name__)


def again_and_again(once: Callable[[], None], every: float, *, away: Callable[[], None]) -> None:
    """Do it every so many seconds until SIGTERM or Ctrl-C; `away` says the database is.

    A database that does not answer is no reason to end. Raises CommandError for a pace that makes
    no sense.
    """
    if not 1 <= every <= LONGEST_SECONDS:
        raise CommandError(_("--every takes 1 to 86400 seconds."))
    with listening() as told:
        _once_or_say_why_not(once, away)
        while not told_to_stop(told, every):
            _once_or_say_why_not(once, away)


@contextmanager
def listening() -> Iterator[socket.socket]:
    """A socket that hears of SIGTERM and Ctrl-C, which do nothing else meanwhile.

    The interpreter writes to it the moment a signal comes, so that none is missed: not one that
    comes just before the wait, as it would be by a lock, an event or a queue.
    """
    told, teller = socket.socketpair()
    with told, teller:
        teller.setblocking(False)
        told_before = signal.set_wakeup_fd(teller.fileno())
        before = {name: signal.signal(name, lambda *_: None) for name in _ENDING}
        try:
            yield told
        finally:
            signal.set_wakeup_fd(told_before)
            for name, handler in before.items():
                signal.signal(name, handler)


def told_to_stop(told: socket.socket, seconds: float) -> bool:
    """Wait at most so long to be told; whether it was by now."""
    return bool(select([told], [], [], seconds)[0]) and not _ENDING.isdisjoint(told.recv(64))


def _once_or_say_why_not(once: Callable[[], None], away: Callable[[], None]) -> None:
    try:
        close_old_connections()
        once()
    except DatabaseError:
        _log.exception("the database does not answer a command")
        connections.close_all()
        away()
