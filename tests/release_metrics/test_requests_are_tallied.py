"""What a process counts reaches the tallies: added up, by whoever finds it due, and never lost."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import DatabaseError, connection

from jobs.tidying import tidy_everything
from releases.metrics import tallying
from releases.metrics.tally_rows import KEPT
from releases.metrics.tallying import Waiting, flush, flush_if_due, observe
from releases.models import Tally
from releases.rings import Ring
from tests.factories import NOW, ReleaseFactory
from tests.release_metrics.tallied import told


def seen(*releases: int, value: float = 0.0, is_staff: bool = False, slot: int = 0) -> None:
    observe("m", value, scope="c", releases=releases, is_staff=is_staff, slot=slot)


@pytest.mark.django_db
def test_everyone_is_counted_once_and_those_a_release_reached_once_more(counting: Waiting) -> None:
    canary = ReleaseFactory.create(ring=Ring.A2, moves=2)
    whole = ReleaseFactory.create(ring=Ring.A3, moves=3)
    for value in (0.0, 1.0):
        seen(canary.pk, whole.pk, value=value)
    seen(whole.pk)
    seen(canary.pk, whole.pk, value=1.0, is_staff=True)

    flush()

    learners = [("learners", None, 3, 1), ("learners", canary.pk, 2, 1)]
    assert told("m") == [*learners, ("staff", None, 1, 1)]


@pytest.mark.django_db
def test_what_is_written_later_is_added_to_what_is_there(counting: Waiting) -> None:
    canary = ReleaseFactory.create(ring=Ring.A2, moves=2)
    for slot in (3, 3, 5):
        seen(canary.pk, value=2.0, slot=slot)
        flush()
    flush()

    rows = Tally.objects.filter(release=canary).order_by("slot", "minute")
    assert sum(row.n for row in rows) == 3
    assert {row.slot for row in rows} == {3, 5}
    assert sum(row.squares for row in rows) == 12


def test_it_is_due_after_ten_seconds_or_500_observations() -> None:
    waiting = Waiting({}, observations=1, since=100.0)

    assert not waiting.is_due(109.9)
    assert waiting.is_due(110.0)
    assert Waiting({}, observations=500, since=100.0).is_due(100.0)
    assert not Waiting({}).is_due(1000.0)


def test_each_process_writes_what_is_left_at_its_own_end(
    counting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(tallying.atexit, "register", asked.append)

    for process in (7, 7, 8):
        monkeypatch.setattr(tallying.os, "getpid", lambda process=process: process)
        counting.observations = 0
        seen(1)

    assert asked == [flush, flush]


def test_nothing_is_written_before_it_is_due(counting: Waiting) -> None:
    seen(1)

    flush_if_due()

    assert counting.observations == 1


def test_a_site_that_counts_nothing_keeps_nothing(counting: Waiting, settings: object) -> None:
    settings.TALLY_REQUESTS = False  # type: ignore[attr-defined]

    seen(1)

    assert counting.sums == {}


def test_what_the_database_refuses_is_kept_for_the_next_time(
    counting: Waiting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    meanwhile = [1.0]

    def refuse(_sums: object) -> None:
        for value in meanwhile:
            seen(1, value=value)
        meanwhile.clear()
        raise DatabaseError

    seen(1)
    monkeypatch.setattr(tallying, "add_to_tallies", refuse)

    for _time in range(2):
        flush()

    kept = counting.sums.values()
    assert [sum(column) for column in zip(*kept, strict=True)] == [2, 1.0, 1.0]
    assert counting.observations == 2
    assert caplog.text.count("they are kept for the next time") == 2


def test_a_database_that_is_away_for_long_fills_no_memory(
    counting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallying, "MOST_KEYS", 3)

    for number in range(9):
        seen(number)
    seen(0)

    assert len(counting.sums) == 3
    assert sum(n for n, _total, _squares in counting.sums.values()) == 4


@pytest.mark.django_db(transaction=True)
def test_processes_that_write_at_once_lose_nothing(
    counting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallying, "SECONDS", 0.0)
    canary = ReleaseFactory.create(ring=Ring.A2, moves=2)

    def work() -> None:
        for number in range(20):
            seen(canary.pk, slot=number % 4)
            flush_if_due()
        connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told("m") == [("learners", None, 80, 0.0), ("learners", canary.pk, 80, 0.0)]


@pytest.mark.django_db
def test_old_tallies_are_dropped_by_the_way() -> None:
    row = {"scope": "c", "metric": "m", "readers": "learners", "n": 1, "total": 0, "squares": 0}
    for age in (KEPT + timedelta(minutes=1), KEPT):
        Tally.objects.create(**row, minute=NOW - age)

    tidy_everything(at=NOW)

    assert [tally.minute for tally in Tally.objects.all()] == [NOW - KEPT]
