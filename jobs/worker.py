"""Working off what was asked for: one job at a time, each in a process of its own.

A process of its own gives its memory back, may be killed without harm, and when it dies the one
that looks after it knows at once and says so.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, connections
from django.db.models import Q
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME, TaskResultStatus
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.management.commands.db_worker import Worker as OneTask
from django_tasks_db.models import DBTaskResult

from jobs.models import LOST_AFTER, Job
from jobs.tidying import tidy_everything
from jobs.workers import call_this_process, new_name

IDLE_SECONDS = 0.5
BLINK_SECONDS = 0.2
"""How long a signal to stop may wait to be heard."""
BEAT_SECONDS = 5.0
TIDY_SECONDS = 15.0
LONGEST_SECONDS = 900.0
KEPT = timedelta(days=7)

_log = logging.getLogger(__name__)


class Worker:
    """Looks for work until told to stop; `goes_on` says whether whoever started it is there."""

    def __init__(self, *, goes_on: Callable[[], bool] = lambda: True) -> None:
        self.stopping = False
        self._goes_on = goes_on
        self._tidied = -TIDY_SECONDS

    def stop(self, _signal: int = 0, _frame: object = None) -> None:
        """End within a moment; fits as the handler of a signal."""
        self.stopping = True

    def run(self, *, until_idle: bool = False) -> None:
        """Work until stopped or, where asked, until nothing waits."""
        while not self.stopping and self._goes_on():
            try:
                worked = self._look()
            except DatabaseError:
                _log.exception("the database does not answer the worker")
                connections.close_all()
                worked = False
            if until_idle and not worked:
                return
            if not worked:
                self._rest(IDLE_SECONDS)

    def _look(self) -> bool:
        """Take up the next job, if there is one; whether there was."""
        if time.monotonic() - self._tidied >= TIDY_SECONDS:
            self._tidied = time.monotonic()
            tidy(at=timezone.now())
            tidy_everything(at=timezone.now())
        if (
            not DBTaskResult.objects.ready()
            .filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS)
            .exists()
        ):
            return False
        self._work(new_name())
        return True

    def _work(self, name: str) -> None:
        """Have one job done by a copy of this process, and say so where the copy did not."""
        close_connections()
        # A copy starts in a moment, since everything is loaded already.
        copy = multiprocessing.get_context("fork").Process(target=work_one, args=(name,))
        copy.start()
        began = beaten = time.monotonic()
        while copy.is_alive() and not self.stopping and time.monotonic() - began < LONGEST_SECONDS:
            copy.join(BLINK_SECONDS)
            if time.monotonic() - beaten >= BEAT_SECONDS:
                beaten = time.monotonic()
                Job.objects.seen(name, at=timezone.now())
        late = copy.is_alive() and not self.stopping
        copy.kill()
        copy.join()
        Job.objects.fail_of(name, why=self._why(late=late), at=timezone.now())
        # What was taken from the queue and not begun is done next time; what was begun has ended.
        taken = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
        taken.filter(worker_ids=[_in_the_queue(name)]).update(status=TaskResultStatus.READY)

    def _why(self, *, late: bool) -> str:
        if self.stopping:
            return _("The site was stopped before this was finished. Start it again.")
        if late:
            return _("This took longer than 15 minutes and was given up. Try a smaller piece.")
        return _("The work stopped half way, perhaps for want of memory. Try a smaller piece.")

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < until:
            time.sleep(min(BLINK_SECONDS, seconds))


def work_one(name: str) -> None:
    """Do the next job that waits, known by this name; the work of the copied process."""
    # Ctrl-C reaches every process of a terminal: the one that looks after this one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    call_this_process(name)
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
    OneTask(
        queue_names=[DEFAULT_TASK_QUEUE_NAME],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=1,
        worker_id=_in_the_queue(name),
    ).run()
    close_connections()


def _in_the_queue(name: str) -> str:
    """The name as the queue keeps it, which takes 64 letters; the end of it is drawn anew."""
    return name[-64:]


def tidy(*, at: datetime) -> None:
    """Fail what lost its worker, and forget what the queue noted a week ago."""
    why = _("The work stopped half way. Start it again.")
    Job.objects.fail_lost(silent_since=at - LOST_AFTER, why=why, at=at)
    old = Q(enqueued_at__lt=at - KEPT)
    DBTaskResult.objects.filter(old).exclude(status=TaskResultStatus.READY).delete()


def close_connections() -> None:
    """Leave no connection open that a copied process would share."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def has_parent(parent: int) -> bool:
    """Whether the process that started this one is still there."""
    return os.getppid() == parent
