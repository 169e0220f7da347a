"""The processes that work off jobs beside the server: started with it, stopped with it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from config.environment import BASE_DIR

STOP_SECONDS = 10


@contextmanager
def job_workers(number: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """That many workers while the block runs. One whose server is killed ends by itself."""
    words = [sys.executable, str(BASE_DIR / "manage.py"), "run_jobs", "--parent", str(os.getpid())]
    workers = [subprocess.Popen(words) for _ in range(number)]  # noqa: S603  (our own words)
    try:
        yield workers
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            _end(worker)


def _end(worker: subprocess.Popen[bytes]) -> None:
    try:
        worker.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
