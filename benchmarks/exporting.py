"""The export of every response over HTTP, against the database's own way to copy rows out."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from statistics import median

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from accounts.models import User
from accounts.roles import GRADER
from accounts.scopes import SEE_EVERYONE
from benchmarks.copying_out import FLOORS, is_missing, seconds_to_copy, tool
from benchmarks.people import PASSWORD, open_sessions
from benchmarks.processes import Server
from quizzes.models import Response

TARGET, MOST_MB = 0.4, 80
BLOCK = 1 << 16


def measure_export(site: Server, rounds: int) -> Iterator[str]:
    """Lines of a table: rows a second and memory, each floor beside the export."""
    if is_missing():
        yield f"export: {tool()} is missing, the floor cannot be measured"
        return
    cookie, count = _grader(), Response.objects.count()
    floors: dict[str, list[float]] = {name: [] for name in FLOORS}
    took: list[float] = []
    before, peak = site.memory_mb(), 0.0
    for number in range(rounds + 1):
        site.forget_peak()
        seconds = _download(site, cookie, count)
        peak = max(peak, site.memory_mb("VmHWM"))
        for name, query in FLOORS.items():
            copied = seconds_to_copy(query)
            if number:
                floors[name].append(copied)
        if number:
            took.append(seconds)
    yield f"\n{'':34}{'rows/s':>12}{'ratio':>8}{'target':>8}{'peak MB':>9}{'growth MB':>11}"
    yield (
        f"{f'export of {count:,} responses':34}{count / median(took):12,.0f}{'':16}{peak:9.0f}"
        f"{peak - before:11.0f}"
    )
    for name, seconds_each in floors.items():
        ratio = median(theirs / ours for ours, theirs in zip(took, seconds_each, strict=True))
        target = f"{TARGET:.2f}" if name == next(iter(floors)) else "-"
        yield f"{'  ' + name:34}{count / median(seconds_each):12,.0f}{ratio:8.2f}{target:>8}"


def _grader() -> str:
    """The session cookie of somebody who may export."""
    grader = User.objects.create(email="counts@example.org", password=PASSWORD)
    grader.groups.add(Group.objects.get(name=GRADER))
    app, _dot, codename = SEE_EVERYONE.partition(".")
    everyone = Permission.objects.filter(codename=codename, content_type__app_label=app)
    grader.user_permissions.add(*everyone)
    return f"sessionid={open_sessions([grader.pk], 'grader')[0]}"


def _download(site: Server, cookie: str, count: int) -> float:
    """Seconds until the last byte of the whole file is here; stops where a row is missing."""
    began, lines = time.perf_counter(), 0
    asked = http.client.HTTPConnection("127.0.0.1", site.port, timeout=600)
    asked.request("GET", reverse("results:export"), headers={"Cookie": cookie})
    answer = asked.getresponse()
    while block := answer.read(BLOCK):
        lines += block.count(b"\n")
    seconds = time.perf_counter() - began
    if answer.status != http.HTTPStatus.OK or lines != count + 1:
        raise SystemExit(f"export: {answer.status}, {lines} lines for {count} responses")
    return seconds
