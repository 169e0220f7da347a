"""What a process notes of learners in a sample: so much and no more, and nobody waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Thread
from types import SimpleNamespace

import hypothesis
import pytest
from django.db import DatabaseError
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from releases.ghost import noting
from releases.ghost.noting import MOST_WAITING, Given, Note, Notes, Watched
from releases.rings import Ring, reaches

PLACES = frozenset({(1, ""), (1, "why")})
GIVEN = Given("single", "right", "correct")


class Database:
    """Where notes go; it may be away."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.dropped: dict[int, int] = {}
        self.is_away = False

    def take(self, notes: Sequence[Note], dropped: Mapping[int, int]) -> None:
        if self.is_away:
            raise DatabaseError
        self.notes, self.dropped = list(notes), dict(dropped)

    def look(self) -> Mapping[str, tuple[Watched, ...]]:
        if self.is_away:
            raise DatabaseError
        return watching(10_000)


def watching(share: int) -> dict[str, tuple[Watched, ...]]:
    return {"c": (Watched(7, share, "salt", PLACES),)}


def process(share: int = 10_000) -> Notes:
    notes = Notes()
    notes.watched = watching(share)
    return notes


@hypothesis.settings(max_examples=25)
@given(st.text(max_size=32), st.integers(min_value=0, max_value=10_000))
def test_noted_is_who_would_have_the_release_in_a2_with_that_share(key: str, share: int) -> None:
    class Someone:
        is_staff = False

        def __init__(self) -> None:
            self.key = key

    takes = Watched(7, share, "salt", PLACES).takes((1, ""), key)

    assert takes == reaches(Ring.A2, share, "salt", Someone())


def test_pages_and_answers_are_noted_only_where_the_release_touches_them() -> None:
    notes, database = process(), Database()

    notes.page("c", 1, "ann", {"a": {"b": 1}})
    notes.page("c", 2, "ann", {})
    notes.page("other", 1, "ann", {})
    notes.answer("c", (1, "why"), "ann", GIVEN)
    notes.answer("c", (1, "other"), "ann", GIVEN)
    notes.exchange(database.take, database.look)

    noted = [(note.watch, note.place, note.marks, note.given) for note in database.notes]
    assert noted == [(7, (1, ""), {"a": {"b": 1}}, None), (7, (1, "why"), {}, GIVEN)]


def test_beyond_what_a_process_holds_notes_are_dropped_and_counted() -> None:
    notes, database = process(), Database()

    for _each in range(MOST_WAITING + 3):
        notes.page("c", 1, "ann", {})
    notes.exchange(database.take, database.look)

    assert len(database.notes) == MOST_WAITING
    assert database.dropped == {7: 3}


def test_what_the_database_does_not_take_is_dropped_and_counted_and_the_watch_stays(
    caplog: pytest.LogCaptureFixture,
) -> None:
    notes, database = process(), Database()
    notes.page("c", 1, "ann", {})
    database.is_away = True
    notes.exchange(database.take, database.look)
    assert "cannot be looked up" in caplog.text
    assert notes.watched

    database.is_away = False
    notes.exchange(database.take, database.look)

    assert (database.notes, database.dropped) == ([], {7: 1})


def test_of_threads_at_once_one_hands_over() -> None:
    notes, database, looks = process(), Database(), []

    def look() -> Mapping[str, tuple[Watched, ...]]:
        looks.append(1)
        if len(looks) == 1:
            other = Thread(target=notes.exchange, args=(database.take, look))
            other.start()
            other.join()
        return {}

    notes.exchange(database.take, look)

    assert len(looks) == 1


def test_it_is_due_at_first_and_then_every_few_seconds_and_never_where_it_is_off() -> None:
    now, database = [0.0], Database()
    notes = Notes(lambda: now[0])
    assert notes.is_due(5)
    assert not notes.is_due(None)

    notes.exchange(database.take, database.look)

    assert not notes.is_due(5)
    now[0] = 5.0
    assert notes.is_due(5)


def test_a_connection_that_was_had_for_this_is_let_go_of(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go: list[str] = []
    stub = SimpleNamespace(
        in_atomic_block=False, close_if_unusable_or_obsolete=lambda: let_go.append("go")
    )
    monkeypatch.setattr(noting, "connection", stub)
    settings.GHOST_SECONDS = 5
    database = Database()

    for _request in range(2):
        noting.exchange_if_due(database.take, database.look)

    assert let_go == ["go"]
