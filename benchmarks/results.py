"""The table that is printed."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import django
from django.conf import settings
from django.db import connection

from benchmarks.load import CONNECTIONS, client_name
from benchmarks.measuring import Found, Round

HEADINGS = ("req/s", "p50 ms", "p99 ms", "CPU ms", "ratio", "target", "RSS MB")
HEAD = " " * 34 + "".join(f"{heading:>9}" for heading in HEADINGS)


def machine() -> str:
    """What was measured on, in a few lines."""
    model = next(
        (line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")),
        platform.machine(),
    )
    database = _version()
    return (
        f"{os.cpu_count()} cores ({model}), {platform.system()}, load {os.getloadavg()[0]:.1f} · "
        f"Python {platform.python_version()}, Django {django.get_version()}, {database}\n"
        f"{settings.WORKERS} worker(s) with {settings.THREADS} threads, "
        f"{CONNECTIONS} connections from {client_name()}"
    )


def rows(found: Found) -> Iterator[str]:
    """Two lines for a journey: the site and its floor."""
    target = f"{found.journey.target:.2f}" if found.journey.target else "-"
    yield (
        f"{found.journey.name:34}{_figures(found.site)}{found.ratio:9.2f}{target:>9}"
        f"{found.memory_mb:9.0f}"
    )
    yield f"{'  floor: ' + found.journey.floor:34}{_figures(found.bare)}"


def say(line: str = "") -> None:
    """Print a line now."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _figures(rounds: list[Round]) -> str:
    loads = [one.load for one in rounds]
    return (
        f"{median(one.rate for one in loads):9,.0f}{median(one.p50_ms for one in loads):9.2f}"
        f"{median(one.p99_ms for one in loads):9.2f}{median(one.cpu_ms for one in rounds):9.2f}"
    )


def _cpu_lines() -> list[str]:
    return Path("/proc/cpuinfo").read_text("utf-8").splitlines()


def _version() -> str:
    name = connection.display_name
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
        )
        return f"{name} {cursor.fetchone()[0].split()[0]}"
