"""Load over HTTP: many connections send prepared requests for a while."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

CONNECTIONS = 8
CLIENT_THREADS = 2
SCRIPT = Path(__file__).with_name("load.lua")


@dataclass(frozen=True, slots=True)
class Measured:
    """One round: how many requests in how long, and how long the middle and the slowest took."""

    requests: int
    seconds: float
    bytes: int
    p50_ms: float
    p99_ms: float
    failed: int

    @property
    def rate(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds


def client_name() -> str:
    """What sends the requests on this machine."""
    return "wrk" if shutil.which("wrk") else "the built-in client (no wrk here: install it)"


def put_under_load(port: int, requests: Path, seconds: int) -> Measured:
    """Send the requests of a file, over and over, over 8 connections."""
    if shutil.which("wrk"):
        command = [
            "wrk", f"-t{CLIENT_THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency",
            "--timeout", "30s",
            "-s", str(SCRIPT), f"http://127.0.0.1:{port}/", "--", str(requests),
            str(CLIENT_THREADS),
        ]  # fmt: skip
    else:
        command = [
            sys.executable, "-m", "benchmarks.client", str(port), str(requests), str(seconds),
            str(CONNECTIONS),
        ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    return Measured(**json.loads(said.splitlines()[-1]))


def get(path: str, cookies: Mapping[str, str] | None = None) -> bytes:
    """A GET request as it goes over the wire."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{_cookie(cookies)}\r\n".encode()


def post(
    path: str, fields: Mapping[str, str] | bytes, cookies: Mapping[str, str] | None = None
) -> bytes:
    """A POST request as htmx sends a form."""
    body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nHX-Request: true\r\n{_cookie(cookies)}"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def write_requests(to: Path, requests: Sequence[bytes]) -> Path:
    """Keep requests for `put_under_load`."""
    to.write_bytes(b"\0".join(requests))
    return to


def _cookie(cookies: Mapping[str, str] | None) -> str:
    if not cookies:
        return ""
    return "Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()) + "\r\n"
