"""A small load client for machines without wrk; it takes more of the processor than wrk does.

`python -m benchmarks.client PORT FILE SECONDS CONNECTIONS` prints the line that load.lua prints.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
READ = 1 << 16


class Connection:
    """One connection that sends a request whenever the answer before it is complete."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.answer = bytearray()
        self.began = 0.0

    def send(self, request: bytes) -> None:
        """Send the next request."""
        self.answer.clear()
        self.began = time.perf_counter()
        self.socket.sendall(request)

    def read(self) -> bool:
        """Take what has come; True once the answer is complete."""
        got = self.socket.recv(READ)
        if not got:
            raise ConnectionError
        self.answer += got
        end = self.answer.find(b"\r\n\r\n")
        if end < 0:
            return False
        length = LENGTH.search(self.answer, 0, end + 2)
        if length is None:
            return self.answer.endswith(b"0\r\n\r\n")
        return len(self.answer) >= end + 4 + int(length[1])

    @property
    def failed(self) -> bool:
        """Whether the answer is an error."""
        return self.answer[9:12] >= b"400"


def load(port: int, requests: Iterator[bytes], seconds: float, connections: int) -> dict:
    """Keep the connections busy for that long; what load.lua prints."""
    waiting = selectors.DefaultSelector()
    for _ in range(connections):
        one = Connection(port)
        waiting.register(one.socket, selectors.EVENT_READ, one)
        one.send(next(requests))
    took: list[float] = []
    received = failed = 0
    began = now = time.perf_counter()
    while now < began + seconds:
        for key, _events in waiting.select(1):
            if key.data.read():
                took.append(time.perf_counter() - key.data.began)
                received += len(key.data.answer)
                failed += key.data.failed
                key.data.send(next(requests))
        now = time.perf_counter()
    return _summary(sorted(took), now - began, received, failed)


def _summary(took: list[float], seconds: float, received: int, failed: int) -> dict:
    return {
        "requests": len(took),
        "seconds": seconds,
        "bytes": received,
        "p50_ms": took[len(took) // 2] * 1000,
        "p99_ms": took[len(took) * 99 // 100] * 1000,
        "failed": failed,
    }


if __name__ == "__main__":
    port, name, seconds, connections = sys.argv[1:]
    records = cycle(Path(name).read_bytes().split(b"\0"))
    print(json.dumps(load(int(port), records, float(seconds), int(connections))))  # noqa: T201
