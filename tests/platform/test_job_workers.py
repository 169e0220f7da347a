"""The processes that do longer work start with the server and end with it."""

import subprocess
import sys

import pytest

from config import job_workers as starting
from config.job_workers import job_workers


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The words each worker is started with; the process itself only waits."""
    words: list[list[str]] = []
    real = subprocess.Popen

    def begin(given: list[str]) -> subprocess.Popen[bytes]:
        words.append(given)
        ignoring = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        code = f"{ignoring if len(words) > 1 else 'import time;'} print(flush=True); time.sleep(60)"
        return real([sys.executable, "-c", code], stdout=subprocess.PIPE)

    monkeypatch.setattr(starting.subprocess, "Popen", begin)
    monkeypatch.setattr(starting, "STOP_SECONDS", 0.5)
    return words


def test_workers_end_with_the_server_even_one_that_does_not_listen(
    started: list[list[str]],
) -> None:
    with job_workers(2) as workers:
        for worker in workers:
            worker.stdout.readline()
        assert [worker.poll() for worker in workers] == [None, None]

    assert [worker.returncode for worker in workers] == [-15, -9]
    assert started[0][2:4] == ["run_jobs", "--parent"]
    for worker in workers:
        worker.stdout.close()
