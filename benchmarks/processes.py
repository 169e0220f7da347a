"""Servers to measure: started like `make run`, watched from outside."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 120
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and the processes it is made of."""

    pid: int
    port: int
    log: Path

    def processes(self) -> list[int]:
        """The launcher and its workers."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii")
        return [self.pid, *map(int, children.split())]

    def cpu_seconds(self) -> float:
        """Processor time spent so far."""
        spent = 0
        for pid in self.processes():
            after_name = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            spent += int(after_name[11]) + int(after_name[12])
        return spent / TICKS

    def memory_mb(self, field: str = "VmRSS") -> float:
        """Memory of the workers: VmRSS now, VmHWM the most since `forget_peak`."""
        return sum(_status(pid, field) for pid in self.processes()[1:]) / 1024

    def last_complaint(self) -> str:
        """The newest log line that tells of anything but success."""
        lines = self.log.read_text("utf-8", "replace").splitlines()
        told = (line for line in reversed(lines) if line.startswith("{"))
        return next((line for line in told if '"status": 200' not in line), "nothing logged")

    def forget_peak(self) -> None:
        """Let VmHWM start again from what is in use now."""
        for pid in self.processes()[1:]:
            Path(f"/proc/{pid}/clear_refs").write_text("5", "ascii")


def _status(pid: int, field: str) -> int:
    for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    return 0


@contextmanager
def server(settings: str, environment: Mapping[str, str], log: Path) -> Iterator[Server]:
    """The site's own launcher with these settings, until the block ends."""
    port = free_port()
    variables = {**os.environ, **environment, "DJANGO_SETTINGS_MODULE": settings, "PORT": str(port)}
    with log.open("wb") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.serve"], env=variables, stdout=lines, stderr=lines
        )
        try:
            _wait(process, f"http://127.0.0.1:{port}/healthz", log)
            yield Server(process.pid, port, log)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _ in range(PATIENCE_S * 10):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310
        except urllib.error.HTTPError:
            return  # whatever it answers, it is up
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"A server did not come up:\n{log.read_text('utf-8', 'replace')[-2000:]}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
