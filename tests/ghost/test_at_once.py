"""Two who read at one moment, and one that is killed: each note is read once or not at all."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from jobs.worker import close_connections
from releases.ghost import background
from releases.ghost.background import read_ghosts
from releases.ghost.replaying import Found
from releases.ghost.watching import switch_off
from releases.models import GhostFigure, GhostNote, GhostWatch, Release
from tests.factories import NOW, ReleaseFactory
from tests.ghost.watched import ada

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = 60


@pytest.fixture(autouse=True)
def begun(monkeypatch: pytest.MonkeyPatch) -> GhostWatch:
    """A watch with notes that are read as one and the same thing each."""

    def replay(_release: Release, notes: list[GhostNote]) -> list[Found]:
        return [Found("verdict", "q", "same") for _note in notes]

    monkeypatch.setattr(background, "replay", replay)
    monkeypatch.setattr(background, "ends_as_changed", lambda *_, **__: False)
    watch = GhostWatch.objects.create(
        release=ReleaseFactory.create(), share=10_000, most=1_000, contents="", begun_at=NOW,
        until=NOW + timedelta(days=1),
    )  # fmt: skip
    GhostNote.objects.bulk_create(
        [GhostNote(watch=watch, section=1, at=NOW) for _ in range(NUMBER)]
    )
    return watch


def one_reading(_number: int) -> int:
    try:
        return read_ghosts(at=NOW)
    finally:
        connection.close()


def stands() -> tuple[int, int, int]:
    """Readings, notes that wait, and what was counted."""
    figures = GhostFigure.objects.values_list("n", flat=True)
    return GhostWatch.objects.get().taken, GhostNote.objects.count(), sum(figures)


def test_of_several_who_read_at_once_each_note_counts_once() -> None:
    with ThreadPoolExecutor(max_workers=4) as threads:
        read = list(threads.map(one_reading, range(4)))

    while sum(read) < NUMBER:
        read.append(read_ghosts(at=NOW))
    assert stands() == (NUMBER, 0, NUMBER)


def test_what_was_switched_off_meanwhile_is_not_counted(
    begun: GhostWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replay(_release: Release, notes: list[GhostNote]) -> list[Found]:
        switch_off(begun, by=ada(), at=NOW)
        return [Found("verdict", "q", "same") for _note in notes]

    monkeypatch.setattr(background, "replay", replay)

    assert read_ghosts(at=NOW) == 0
    assert stands() == (0, 0, 0)


def killed_at(name: str) -> None:
    """Read in a process of its own, which is killed -9 where it would call that."""

    def die(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def read() -> None:
        setattr(background, name, die)
        read_ghosts(at=NOW)

    close_connections()
    process = multiprocessing.get_context("fork").Process(target=read)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def test_killed_while_it_reads_or_writes_the_next_one_reads_it_all() -> None:
    for name in ("_settle", "_within_limits"):
        killed_at(name)
        assert stands() == (0, NUMBER, 0)

    assert read_ghosts(at=NOW) == NUMBER
    assert stands() == (NUMBER, 0, NUMBER)
