"""Telling how far a job is while its connection reads: by another one.

SQLite lets nobody write who still reads what others have changed since; the reports of a job
that reads for minutes would fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection

from courses.exports.stream import Told
from jobs.running import Run


@contextmanager
def reporting(run: Run, message: str) -> Iterator[Told]:
    """What to call with each further count of rows, while the block lasts."""
    done = 0
    with _elsewhere() as elsewhere:

        def told(count: int) -> None:
            nonlocal done
            done += count
            if run.is_due():
                elsewhere(lambda: run.report(done=done, message=message))

        yield told


@contextmanager
def _elsewhere() -> Iterator[Callable[[Callable[[], None]], None]]:
    """How to do something by another connection; within a transaction there is only this one."""
    if connection.in_atomic_block:
        yield lambda work: work()
        return
    with ThreadPoolExecutor(max_workers=1) as thread:
        try:
            yield lambda work: thread.submit(work).result()
        finally:
            thread.submit(_let_go).result()


def _let_go() -> None:
    """Close this thread's own connection."""
    connection.close()
