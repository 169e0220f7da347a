"""What a process knows of the toggles: how old it may be, and what holds when all else fails."""

from __future__ import annotations

import threading

import pytest
from django.db import OperationalError, transaction
from pytest_django import Settings

from releases.toggles.changing import switch
from releases.toggles.snapshot import Snapshot, Store, declared_rules
from tests.factories import NOW
from tests.toggles.factories import ToggleFactory, rule_of


class Clock:
    """A clock that goes as a test says."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


class Source:
    """A database that counts how often it is asked, and may be down."""

    def __init__(self) -> None:
        self.asked, self.is_down, self.on = 0, False, True

    def __call__(self, known: Snapshot) -> Snapshot:
        self.asked += 1
        if self.is_down:
            raise OperationalError("down")
        return Snapshot(declared_rules() | {"new": rule_of(on=self.on)})


@pytest.fixture
def source(settings: Settings) -> Source:
    settings.TOGGLES_REFRESH_SECONDS = 3
    return Source()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(source: Source, clock: Clock) -> Store:
    return Store(source, clock)


def new_is_on(store: Store) -> bool:
    return store.current().rules["new"].on


def test_it_is_read_once_and_again_when_it_is_old(
    store: Store, source: Source, clock: Clock
) -> None:
    assert new_is_on(store)
    assert new_is_on(store)
    assert source.asked == 1

    source.on = False
    clock.time += 2.9
    assert new_is_on(store)
    clock.time += 0.1
    assert not new_is_on(store)
    assert source.asked == 2


def test_a_silent_database_leaves_the_last_known_state_and_is_asked_rarely(
    store: Store, source: Source, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    new_is_on(store)
    source.is_down = True

    for _ in range(10):
        clock.time += 1.5
        assert new_is_on(store)

    assert source.asked == 6
    assert store.is_stale
    assert len(caplog.records) == 1, "said once, not at every try"
    source.is_down, source.on = False, False
    clock.time += 3
    assert not new_is_on(store)
    assert not store.is_stale


def test_a_process_that_never_could_read_has_the_declared_defaults(
    store: Store, source: Source
) -> None:
    source.is_down = True

    assert store.current().rules == declared_rules()


def test_a_clock_that_jumps_back_means_reading_anew(
    store: Store, source: Source, clock: Clock
) -> None:
    new_is_on(store)
    clock.time -= 1_000

    new_is_on(store)

    assert source.asked == 2


def test_what_is_expired_is_read_by_the_next_who_asks_and_forgotten_means_defaults(
    store: Store, source: Source
) -> None:
    new_is_on(store)
    source.is_down = True

    store.expire()
    assert new_is_on(store), "what is known holds where the database is silent"
    store.forget()

    assert "new" not in store.current().rules
    assert source.asked == 3


def test_one_thread_reads_while_the_others_go_on(
    store: Store, source: Source, clock: Clock
) -> None:
    new_is_on(store)
    clock.time += 3
    inside, finish = threading.Event(), threading.Event()
    plain = Source.__call__

    def slow(known: Snapshot) -> Snapshot:
        inside.set()
        finish.wait(5)
        return plain(source, known)

    store._read = slow
    reader = threading.Thread(target=store.current)
    reader.start()
    assert inside.wait(5)

    assert new_is_on(store)
    assert source.asked == 1
    finish.set()
    reader.join(5)
    assert source.asked == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_is_read_inside_a_transaction(settings: Settings) -> None:
    settings.TOGGLES_REFRESH_SECONDS = 3
    store = Store()
    with transaction.atomic():
        ToggleFactory.create(name="new", on=True)
        assert "new" not in store.current().rules

    assert store.current().rules["new"].on


@pytest.mark.django_db(transaction=True)
def test_a_switch_in_one_process_reaches_another_once_what_it_knows_is_old(
    settings: Settings, clock: Clock
) -> None:
    settings.TOGGLES_REFRESH_SECONDS = 3
    toggle, other_process = ToggleFactory.create(name="new", on=True), Store(clock=clock)
    assert new_is_on(other_process)

    switch(toggle, on=False, by=None, at=NOW, reason="it is slow")

    assert new_is_on(other_process)
    clock.time += 3
    assert not new_is_on(other_process)
