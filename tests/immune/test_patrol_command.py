"""`patrol_releases`: once, or on and on until it is told to stop."""

from __future__ import annotations

import os
import signal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from releases.management import repeating
from releases.management.commands import patrol_releases
from releases.models import Release
from releases.rings import Ring
from tests.immune.conftest import BAD, Shown
from tests.immune.guarded import in_ring


def told(**options: object) -> list[str]:
    out = StringIO()
    call_command("patrol_releases", stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_one_patrol_is_one_line_that_names_what_was_rolled_back(shown: Shown) -> None:
    shown.arms = BAD
    in_ring(name="Harmful")

    (line,) = told()

    assert line.endswith("UTC  1 measurements of 1 releases. Rolled back: “Harmful”.")
    assert Release.objects.get().ring == Ring.ROLLED_BACK
    assert told()[0].endswith("UTC  0 measurements of 0 releases.")


@pytest.mark.django_db
def test_only_the_course_that_was_named_is_patrolled(shown: Shown) -> None:
    shown.arms = BAD
    in_ring()

    assert told(course="other")[0].endswith("0 measurements of 0 releases.")


@pytest.mark.parametrize("every", [0, 0.5, 1e9, float("nan")])
def test_a_pace_that_makes_no_sense_is_refused(every: float) -> None:
    with pytest.raises(CommandError, match="1 to 86400 seconds"):
        told(every=every)


@pytest.fixture
def three_patrols(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happens in each: the database is away in the second, the third is told to stop."""
    happened: list[str] = []

    def patrol(**_: object) -> list[object]:
        happened.append("patrol")
        if len(happened) == 2:
            raise OperationalError
        if len(happened) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return []

    monkeypatch.setattr(patrol_releases, "patrol", patrol)
    monkeypatch.setattr(repeating, "close_old_connections", lambda: None)
    really = repeating.told_to_stop
    monkeypatch.setattr(repeating, "told_to_stop", lambda told, _every: really(told, 0))
    return happened


@pytest.mark.django_db(transaction=True)
def test_it_goes_on_when_the_database_was_away_and_stops_when_it_is_told_to(
    three_patrols: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    before = signal.getsignal(signal.SIGTERM)

    lines = told(every=1.0)

    assert len(three_patrols) == 3
    assert lines[1] == "The database does not answer; the next patrol tries again."
    assert "the database does not answer a command" in caplog.text
    assert signal.getsignal(signal.SIGTERM) is before
