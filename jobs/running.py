"""Starting jobs, and what a job can say while it runs.

    @job_task
    def read_questions(run: Run, *, upload: int) -> None:
        for n, item in enumerate(items, 1):
            ...
            run.report(done=n, message=gettext("Reading questions"))
        run.link = "/where/the/result/is/"

    job = start("questions", read_questions, by=person, at=now, total=20, with_={"upload": 3})
    return redirect(job.get_absolute_url())

What is written inside a transaction is seen by others when that ends, reports included.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Concatenate

from django.db import transaction
from django.tasks import Task, task
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from jobs.models import Job
from jobs.workers import this_worker

REPORT_EVERY_SECONDS = 0.25

_log = logging.getLogger(__name__)


class CannotFinishError(Exception):
    """A job cannot go on; the text is one sentence for whoever started it."""


class Run:
    """A job while it runs. `message` and `link` are what its page shows when it is done."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.message = ""
        self.link = job.link
        self._last = -REPORT_EVERY_SECONDS

    def is_due(self) -> bool:
        """Whether so much time has passed since the last report that another says something."""
        return time.monotonic() - self._last >= REPORT_EVERY_SECONDS

    def report(self, *, done: int | None = None, message: str | None = None) -> None:
        """Tell how far it has come; called too soon after the last time, it does nothing.

        Raises CannotFinishError where the job was given up meanwhile.
        """
        now = time.monotonic()
        if now - self._last < REPORT_EVERY_SECONDS:
            return
        self._last = now
        at = timezone.now()
        if not Job.objects.report(self.job.pk, done=done, message=message, at=at):
            raise CannotFinishError(_("This was given up meanwhile."))


def job_task[**P](work: Callable[Concatenate[Run, P], None]) -> Task[..., None]:
    """Make a function of a module a task that is run as a job: its first argument is the run.

    The others are given by name and have to fit into JSON.
    """

    @wraps(work)
    def run_as_job(job: int, **arguments: object) -> None:
        if not Job.objects.begin(job, worker=this_worker(), at=timezone.now()):
            return
        _work(work, Run(Job.objects.get(pk=job)), arguments)

    return task(run_as_job)


def _work(work: Callable[..., None], run: Run, arguments: Mapping[str, object]) -> None:
    """Work, and write down how it ended; whatever goes wrong ends in one sentence."""
    try:
        work(run, **arguments)
    except CannotFinishError as error:
        Job.objects.fail(run.job.pk, why=str(error), at=timezone.now())
    except Exception:
        _log.exception("a job failed", extra={"job": run.job.pk, "kind": run.job.kind})
        why = _("Something went wrong on our side. The log of the site says what, under job %d.")
        Job.objects.fail(run.job.pk, why=why % run.job.pk, at=timezone.now())
    else:
        at = timezone.now()
        Job.objects.finish(run.job.pk, message=run.message, link=run.link, at=at)


@transaction.atomic
def start(
    kind: str,
    work: Task[..., None],
    *,
    by: User | None,
    at: datetime,
    total: int = 0,
    with_: Mapping[str, object] | None = None,
) -> Job:
    """Ask for the work and come back at once; a worker takes it up when this transaction ends."""
    job = Job.objects.create(kind=kind, by=by, created_at=at, total=total)
    work.enqueue(job.pk, **(with_ or {}))
    job.refresh_from_db()
    return job
