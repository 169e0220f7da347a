"""Work for tests to have done."""

from __future__ import annotations

import os
import signal

from django.core.cache import cache

from jobs.running import CannotFinishError, Run, job_task


@job_task
def count_to(run: Run, *, number: int) -> None:
    """Counts, telling each step."""
    for step in range(1, number + 1):
        run.report(done=step, message=f"at {step}")
    run.message, run.link = f"counted to {number}", "/there/"


@job_task
def give_up(run: Run) -> None:
    """Ends with a sentence of its own."""
    raise CannotFinishError("There is nothing to count.")


@job_task
def stumble(run: Run) -> None:
    """Fails as nobody foresaw."""
    raise ZeroDivisionError("secret detail")


@job_task
def die(run: Run) -> None:
    """Takes its own process down, as a lack of memory does."""
    os.kill(os.getpid(), signal.SIGKILL)


@job_task
def note_that_it_ran(run: Run, *, word: str) -> None:
    """Leaves a word behind."""
    cache.set("ran", word)
