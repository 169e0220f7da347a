"""`ghost_read`: once, or on and on until it is told to stop."""

from __future__ import annotations

import os
import signal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from releases.management import repeating
from releases.management.commands import ghost_read
from releases.models import GhostNote
from tests.factories import Lesson
from tests.ghost.watched import dark, guest_reads, look, watch


def told(**options: object) -> list[str]:
    out = StringIO()
    call_command("ghost_read", stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_one_look_reads_what_waits_and_is_one_line() -> None:
    lesson = Lesson()
    watch(dark(lesson), timezone.now())
    guest_reads(lesson, "right")
    look()

    assert told()[0].endswith("UTC  2 readings.")
    assert not GhostNote.objects.exists()
    assert told()[0].endswith("UTC  0 readings.")


@pytest.mark.parametrize("every", [0, 0.5, 1e9, float("nan")])
def test_a_pace_that_makes_no_sense_is_refused(every: float) -> None:
    with pytest.raises(CommandError, match="1 to 86400 seconds"):
        told(every=every)


@pytest.mark.django_db(transaction=True)
def test_it_goes_on_when_the_database_was_away_and_stops_when_it_is_told_to(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks: list[str] = []

    def read(**_: object) -> int:
        looks.append("look")
        if len(looks) == 2:
            raise OperationalError
        if len(looks) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return 1

    monkeypatch.setattr(ghost_read, "read_ghosts", read)
    monkeypatch.setattr(repeating, "close_old_connections", lambda: None)
    really = repeating.told_to_stop
    monkeypatch.setattr(repeating, "told_to_stop", lambda told, _every: really(told, 0))
    before = signal.getsignal(signal.SIGTERM)

    lines = told(every=1.0)

    assert lines[0].endswith("UTC  1 reading.")
    assert (len(looks), lines[1]) == (3, "The database does not answer; the next look tries again.")
    assert "the database does not answer a command" in caplog.text
    assert signal.getsignal(signal.SIGTERM) is before
