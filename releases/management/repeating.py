"""What a command does again and again until it is told to stop, as a long-lived process."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable

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
    stopped = threading.Event()
    names = (signal.SIGTERM, signal.SIGINT)
    before = {name: signal.signal(name, lambda *_: stopped.set()) for name in names}
    try:
        while not stopped.is_set():
            try:
                close_old_connections()
                once()
            except DatabaseError:
                _log.exception("the database does not answer a command")
                connections.close_all()
                away()
            stopped.wait(every)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
