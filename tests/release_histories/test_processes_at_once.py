"""Processes of their own: killed at any statement, told to stop, two that make the same move."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from jobs.worker import close_connections
from releases.models import Release
from releases.rings import Ring
from tests.factories import UserFactory
from tests.immune.guarded import in_ring
from tests.platform.conftest import ROOT, bare_environment
from tests.release_histories.harm import Harm
from tests.release_histories.records import patrols_are_consistent

pytestmark = pytest.mark.django_db(transaction=True)
FORK = multiprocessing.get_context("fork")
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
    process = FORK.Process(target=work)
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


def manage(folder: Path, *words: str) -> subprocess.Popen[str]:
    """A command of the site as a shell starts it, on this test's database."""
    name = str(connection.settings_dict["NAME"])
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = re.sub(r"/[^/]*$", f"/{name}", os.environ["DATABASE_URL"])
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT, env=bare_environment(folder) | {"DATABASE_URL": url}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def test_of_two_processes_that_promote_one_does_and_a_patrol_beside_them_ends_politely(
    tmp_path: Path,
) -> None:
    person: User = UserFactory.create()
    release = in_ring(name="Sails")
    connection.close()

    asked = ("promote_release", str(release.pk), "--by", person.email)
    beside = manage(tmp_path, "patrol_releases", "--every", "1")
    both = [manage(tmp_path, *asked) for _ in range(2)]
    told = {process.communicate(timeout=60)[0]: process.returncode for process in both}
    assert beside.stdout is not None
    first_line = beside.stdout.readline()
    beside.send_signal(signal.SIGTERM)
    rest, _nothing = beside.communicate(timeout=60)

    assert sorted(told.values()) == [0, 1]
    assert any("“Sails” now stands in A3" in words for words in told)
    assert all("Traceback" not in words for words in (*told, rest))
    assert "measurements of" in first_line
    assert beside.returncode == 0
    assert stands(release)[:2] == (Ring.A3, 3)
