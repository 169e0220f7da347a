"""What is stored of releases, held against itself: every row beside the rows it belongs to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from releases.models import (
    AuditEvent,
    Measurement,
    Release,
    ReleaseEvent,
    RollbackNotice,
    ScheduledMove,
)
from tests.release_histories.reference import A1, BACK, OFF, Stand, folded


def stored_stands(starts: Mapping[int, Stand]) -> dict[int, Stand]:
    """Where these releases stand, by id; fails where their events tell another story."""
    events: dict[int, list[ReleaseEvent]] = defaultdict(list)
    for event in ReleaseEvent.objects.filter(release__in=starts).order_by("number"):
        events[event.release_id].append(event)
    rows = Release.objects.filter(pk__in=starts).order_by("pk")
    found = {row.pk: Stand(row.ring, row.share, row.held, row.moves) for row in rows}
    assert found == {pk: folded(starts[pk], events[pk]) for pk in starts}
    _each_move_is_audited_once(events)
    return found


def _each_move_is_audited_once(events: Mapping[int, list[ReleaseEvent]]) -> None:
    told = Counter((pk, event.kind) for pk, rows in events.items() for event in rows)
    lines = AuditEvent.objects.filter(
        kind="releases.release", thing_id__in=[*events], action__in=ReleaseEvent.Kind.values
    )
    assert Counter(lines.values_list("thing_id", "action")) == told


def schedule_is_consistent() -> None:
    """What is done has its event, and nothing waits for what cannot happen any more."""
    for plan in ScheduledMove.objects.select_related("release", "event").order_by("pk"):
        ring = plan.release.ring
        if plan.state == "waiting":
            assert ring != BACK
            assert plan.to_ring is None or plan.to_ring > max(ring, OFF)
        if plan.event is not None:
            assert plan.event.release_id == plan.release_id
            assert plan.to_ring in (None, plan.event.to_ring)
            assert plan.share in (None, plan.event.share)


def patrols_are_consistent() -> None:
    """Measurements are numbered without gaps, and each rollback by the system has its notice."""
    numbers: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    for row in Measurement.objects.order_by("number"):
        assert row.ring > A1
        numbers[row.release_id, row.metric, row.ring].append(row.number)
    assert all(found == [*range(1, len(found) + 1)] for found in numbers.values())
    by_system = ReleaseEvent.objects.filter(
        kind="rolled_back", reason__startswith="Rolled back by the immune system"
    )
    notices = RollbackNotice.objects.values_list("event_id", "release_id")
    assert sorted(notices) == sorted(by_system.values_list("id", "release_id"))
    breaches = Measurement.objects.filter(decision="breach").values_list("release_id", flat=True)
    assert sorted(set(breaches)) == sorted(pk for _event, pk in notices)
