"""What is measured, in which order, how long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from benchmarks.dashboard import measure_dashboard
from benchmarks.exporting import measure_export
from benchmarks.flipping import measure_flip
from benchmarks.formats import measure_formats
from benchmarks.ghosting import measure_ghost
from benchmarks.importing import measure_import
from benchmarks.journeys import (
    Journey,
    Person,
    downloading,
    give_progress,
    reading,
    shipped_place,
    verifying,
)
from benchmarks.made_up import Sizes, generate
from benchmarks.measuring import measure
from benchmarks.patrolling import measure_patrol
from benchmarks.previewing import measure_preview
from benchmarks.processes import Server, server
from benchmarks.results import HEAD, machine, rows, say
from benchmarks.statistics import measure_statistics

ROUNDS = 3
WITHOUT_SERVERS = {"statistics", "patrol"}
"""What is measured in this process alone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much data, how many who only read, how many seconds a round."""

    sizes: Sizes
    readers: int
    seconds: int


FULL = Plan(Sizes(), readers=2_000, seconds=4)
# A floor that runs out of people sends its answers again, and those are refused as repeated.
QUICK = Plan(Sizes(learners=20_000, questions=100, responses=100_000), readers=200, seconds=2)


def run(plan: Plan, only: set[str], folder: Path, running: ExitStack) -> None:
    """Fill the database and measure what is asked for."""
    say(f"\n{connection.display_name}: making {plan.sizes.responses:,} responses …")
    began = time.perf_counter()
    people = generate(plan.sizes, shows_progress=True)
    _settle()
    say(f"made in {time.perf_counter() - began:.0f} s\n{machine()}")
    if not only or only - WITHOUT_SERVERS:
        _over_http(plan, only, folder, running, people)
    if not only or "statistics" in only:
        for line in measure_statistics():
            say(line)
    if not only or "patrol" in only:
        for line in measure_patrol():
            say(line)


def _over_http(
    plan: Plan, only: set[str], folder: Path, running: ExitStack, people: list[Person]
) -> None:
    """Start the site and its floors, and measure what is asked for."""
    say(f"\n{HEAD}")
    variables = {"DATA_DIR": str(settings.DATA_DIR)}
    site = running.enter_context(server("benchmarks.settings", variables, folder / "site.log"))
    bare = running.enter_context(
        server("benchmarks.floors.settings", variables, folder / "floor.log")
    )
    in_site = running.enter_context(
        server("benchmarks.floors.in_site_settings", variables, folder / "in-site.log")
    )
    for name, journey in _journeys(people, plan.readers, only):
        if journey is None:
            say(f"{name}: nothing to measure here")
            continue
        floor = in_site if journey.in_site else bare
        for line in rows(measure(journey, site, floor, plan.seconds, folder)):
            say(line)
    for line in _others(site, bare, people, folder, only):
        say(line)


def _others(
    site: Server, bare: Server, people: list[Person], folder: Path, only: set[str]
) -> Iterator[str]:
    """Lines about what is no journey of many readers."""
    if not only or "preview" in only:
        yield from measure_preview(site, bare, people[-1], shipped_place())
    if not only or "flip" in only:
        variables = {"DATA_DIR": str(settings.DATA_DIR)}
        with server("benchmarks.settings", variables, folder / "second.log") as second:
            yield from measure_flip([site, second], shipped_place())
    if not only or "ghost" in only:
        yield from measure_ghost(site, people, shipped_place())
    if not only or "import" in only:
        yield from measure_import(site, people[-2], shipped_place())
    if not only or "dashboard" in only:
        yield from measure_dashboard(site)
    if not only or "export" in only:
        yield from measure_export(site, ROUNDS)
        yield from measure_formats(folder)


def _journeys(
    people: list[Person], readers: int, only: set[str]
) -> Iterator[tuple[str, Journey | None]]:
    """Each journey when its turn comes; the first round warms up."""
    where, rounds = shipped_place(), ROUNDS + 1
    give_progress(people[:readers], where)
    middle = (readers + len(people)) // 2
    who = {False: people[readers:middle], True: people[middle:]}
    if not only or "page" in only:
        for drawn, target in (("drawn-anew", 0.5), ("kept-pieces", None)):
            yield "page", reading(people[:readers], where, rounds, drawn=drawn, target=target)
    if not only or "verify" in only:
        for in_site, half in who.items():
            yield "verify", verifying(half, where, rounds, in_site=in_site)
    if not only or "pdf" in only:
        yield "pdf", downloading(people[:readers], where, rounds)


def _settle() -> None:
    """Let the database finish what so many new rows leave it to do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("ANALYZE")
