"""Several who run what is due at one moment, while people click: each move happens once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection

from releases import scheduling
from releases.models import AuditEvent, Release, ReleaseEvent, ScheduledMove
from releases.promotion import MovedMeanwhileError, MoveRefusedError, hold, promote
from releases.rings import Ring
from releases.scheduling import move_due
from tests.factories import NOW
from tests.releases.scheduled import SOON, planned, staged

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], object]) -> list[object]:
    """Each in a thread with a connection of its own; what each answers, or its refusal."""

    def one(work: Callable[[], object]) -> object:
        try:
            return work()
        except MoveRefusedError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(works)) as threads:
        return list(threads.map(one, works))


def test_what_is_due_is_made_once_however_many_run_it() -> None:
    releases = [staged() for _each in range(4)]
    for release in releases:
        planned(release)

    at_once(*[lambda: move_due(at=SOON)] * 4)

    assert ReleaseEvent.objects.filter(to_ring=Ring.A2).count() == 4
    assert set(ScheduledMove.objects.values_list("state", flat=True)) == {"done"}
    assert set(Release.objects.values_list("ring", "moves")) == {(Ring.A2, 2)}


def test_of_those_who_click_at_once_one_moves_and_the_others_are_told() -> None:
    pk = staged().pk

    def click(act: Callable[..., ReleaseEvent]) -> Callable[[], object]:
        seen = Release.objects.get(pk=pk)
        return lambda: act(seen, by=None, at=NOW)

    told = at_once(click(promote), click(hold), click(promote), click(hold))

    stored = Release.objects.get(pk=pk)
    assert sum(isinstance(each, ReleaseEvent) for each in told) == 1
    assert sum(isinstance(each, MovedMeanwhileError) for each in told) == 3
    assert stored.moves == ReleaseEvent.objects.filter(release=pk).count() == 2
    assert (stored.ring == Ring.A2) != stored.held


def test_what_several_refuse_at_once_is_refused_once() -> None:
    for _each in range(3):
        planned(staged(), Ring.A3)

    settled = at_once(*[lambda: move_due(at=SOON)] * 4)

    assert sum(len(each) for each in settled) == 3
    assert AuditEvent.objects.filter(action="move_refused").count() == 3


def test_what_was_settled_meanwhile_is_not_refused_again(monkeypatch: pytest.MonkeyPatch) -> None:
    planned(staged(), Ring.A3)

    def too_late(scheduled: ScheduledMove, words: str, *, at: datetime) -> bool:
        assert refuse(scheduled, words, at=at)
        return refuse(scheduled, words, at=at)

    refuse = scheduling._refuse
    monkeypatch.setattr(scheduling, "_refuse", too_late)

    assert move_due(at=SOON) == []
    assert AuditEvent.objects.filter(action="move_refused").count() == 1


def test_a_click_and_what_is_due_move_it_one_ring_together() -> None:
    release = staged()
    planned(release)
    seen = Release.objects.get(pk=release.pk)

    at_once(lambda: move_due(at=SOON), lambda: promote(seen, by=None, at=SOON))

    scheduled = ScheduledMove.objects.get()
    assert Release.objects.get().ring == Ring.A2
    assert (scheduled.state == "done") == (scheduled.event is not None)
    assert scheduled.state in ("done", "refused")
