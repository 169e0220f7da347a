"""Processes of their own: killed at any statement, told to stop, two that make the same move."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import count
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest
from django.core.management import call_command, execute_from_command_line
from django.db import connection

from accounts.models import User
from jobs.worker import close_connections
from releases.models import Release
from releases.rings import Ring
from tests.factories import UserFactory
from tests.immune.guarded import in_ring
from tests.release_histories.harm import Harm
from tests.release_histories.records import patrols_are_consistent

pytestmark = pytest.mark.django_db(transaction=True)
FORK = multiprocessing.get_context("fork")
NUMBERS = count(1)
REFUSED = re.compile("(Ada|Grace) was first: promoted to A3|is A3 · everyone: no ring is left")
BEFORE, AFTER = (Ring.A2, 2, 0, 0), (Ring.ROLLED_BACK, 3, 1, 1)


def stands(release: Release) -> tuple[int, int, int, int]:
    """Ring, moves, measurements, and rollbacks with a notice, as stored."""
    release.refresh_from_db()
    told = release.events.filter(kind="rolled_back", notice__isnull=False)
    return release.ring, release.moves, release.measurements.count(), told.count()


def patrol_until(statement: int) -> None:
    """`patrol_releases --every 1` in a process that is killed -9 before it makes that statement."""
    made = count(1)

    def counted(execute: Callable[..., object], *asked: object) -> object:
        if next(made) == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*asked)

    def work() -> None:
        with connection.execute_wrapper(counted):
            call_command("patrol_releases", every=1.0, stdout=StringIO())

    # A copied process must not share a connection.
    close_connections()
    process = FORK.Process(target=work, daemon=True)
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL


def test_a_patrol_that_is_killed_at_any_statement_leaves_before_or_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = in_ring()
    Harm(monkeypatch).done_by.add(release.pk)
    found = []

    while AFTER not in found:
        patrol_until(len(found) + 1)
        found.append(stands(release))

    assert set(found[:-1]) == {BEFORE}
    assert len(found) > 12
    patrols_are_consistent()


def begun(folder: Path, *words: str) -> tuple[ForkProcess, Path]:
    """A command of the site in a process of its own, and where it writes what it tells."""
    told = folder / f"{next(NUMBERS)}.txt"

    def work() -> None:
        with told.open("w") as told_file, redirect_stdout(told_file), redirect_stderr(told_file):
            execute_from_command_line(["manage.py", *words, "--skip-checks"])

    told.touch()
    # Where a test fails first, nothing goes on without it.
    process = FORK.Process(target=work, daemon=True)
    process.start()
    return process, told


def ended(process: ForkProcess) -> int | None:
    """The exit code."""
    process.join(60)
    return process.exitcode


def test_of_two_processes_that_promote_one_does_and_the_other_is_told(tmp_path: Path) -> None:
    people: list[User] = [UserFactory.create(name=name) for name in ("Ada", "Grace")]
    releases = [in_ring(name=f"Sails {number}") for number in range(4)]
    close_connections()

    for release in releases:
        asked = ("promote_release", str(release.pk), "--by")
        both = [begun(tmp_path, *asked, person.email) for person in people]
        codes = {ended(process): told.read_text() for process, told in both}

        assert sorted(codes) == [0, 1]
        assert codes[0] == f"“{release.name}” now stands in A3 · everyone.\n"
        assert REFUSED.search(codes[1])
    assert {stands(release)[:2] for release in releases} == {(Ring.A3, 3)}


def test_a_patrol_that_goes_on_ends_politely_when_it_is_told_to(tmp_path: Path) -> None:
    close_connections()
    process, told = begun(tmp_path, "patrol_releases", "--every", "60")

    while process.is_alive() and "measurements of" not in told.read_text():
        time.sleep(0.01)
    process.terminate()

    assert ended(process) == 0
    assert re.fullmatch(r".* UTC  0 measurements of 0 releases\.\n", told.read_text())
