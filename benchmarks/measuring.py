"""Rounds: the site and its floor in turn, so that what disturbs one disturbs the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.client import Connection
from benchmarks.journeys import Journey
from benchmarks.load import Measured, put_under_load, write_requests
from benchmarks.processes import Server
from quizzes.models import Response

IN_FLIGHT = 16
"""Answers that may have been under way when a round ended."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of one server."""

    load: Measured
    cpu_ms: float
    """Processor time of the server for one request, in milliseconds."""


@dataclass(slots=True)
class Found:
    """What the rounds of a journey gave."""

    journey: Journey
    site: list[Round] = field(default_factory=list)
    bare: list[Round] = field(default_factory=list)
    memory_mb: float = 0.0

    @property
    def ratio(self) -> float:
        """How much of the floor's rate the site reaches: the middle of the rounds' ratios."""
        pairs = zip(self.site, self.bare, strict=True)
        return median(site.load.rate / bare.load.rate for site, bare in pairs)


def measure(journey: Journey, site: Server, bare: Server, seconds: int, folder: Path) -> Found:
    """Warm both up, then let them take turns; the first list of requests is the warm-up's."""
    found = Found(journey)
    for number, (ours, theirs) in enumerate(zip(journey.site, journey.bare, strict=True)):
        for server, requests, rounds in ((site, ours, found.site), (bare, theirs, found.bare)):
            if number == 0:
                _check(server, requests[-1])
            one = _round(server, requests, seconds if number else 1, folder, journey)
            if number:
                rounds.append(one)
    found.memory_mb = site.memory_mb()
    return found


def _round(
    server: Server, requests: Sequence[bytes], seconds: int, folder: Path, journey: Journey
) -> Round:
    file = write_requests(folder / "requests", requests)
    kept, spent = Response.objects.count() if journey.writes else 0, server.cpu_seconds()
    load = put_under_load(server.port, file, seconds)
    cpu_ms = (server.cpu_seconds() - spent) * 1000 / load.requests
    if load.failed:
        what = f"{load.failed} of {load.requests} requests failed"
        raise SystemExit(f"{journey.name}: {what}: {server.last_complaint()}")
    if journey.writes:
        new = Response.objects.count() - kept
        if not load.requests <= new <= load.requests + IN_FLIGHT:
            raise SystemExit(f"{journey.name}: {load.requests} requests made {new} responses")
    return Round(load, cpu_ms)


def _check(server: Server, request: bytes) -> None:
    """Stop where the first answer is not what is to be measured."""
    answer = first_answer(server, request)
    if not answer.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"Not an answer to measure: {answer[:60]!r}: {server.last_complaint()}")


def first_answer(server: Server, request: bytes) -> bytes:
    """One answer, head and body."""
    one = Connection(server.port)
    one.send(request)
    while not one.read():
        pass
    one.socket.close()
    return bytes(one.answer)
