"""Scheduled moves: made when due, never before, once; refused in words that are kept."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command

from releases.models import AuditEvent, Release, ScheduledMove
from releases.promotion import MoveRefusedError, hold, promote, roll_back
from releases.rings import Ring
from releases.scheduling import cancel, move_due
from tests.factories import NOW, ReleaseFactory, UserFactory
from tests.releases.scheduled import SOON, mover, planned, staged, state_of

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(seconds=1)


def test_a_promotion_happens_at_its_time_and_not_before() -> None:
    release = staged()
    scheduled = planned(release, reason="after the holiday")

    assert move_due(at=SOON - A_MOMENT) == []
    assert move_due(at=SOON) == [scheduled]
    assert move_due(at=SOON) == []

    release.refresh_from_db()
    scheduled.refresh_from_db()
    assert (release.ring, release.moves) == (Ring.A2, 2)
    assert (scheduled.state, scheduled.event.by) == ("done", scheduled.by)
    assert (scheduled.event.reason, scheduled.event.at) == ("after the holiday", SOON)


def test_a_share_is_changed_at_its_time() -> None:
    release = staged(Ring.A2)
    scheduled = planned(release, None, share=2000)

    move_due(at=SOON)

    release.refresh_from_db()
    assert (release.share, state_of(scheduled)) == (2000, ("done", ""))
    assert str(scheduled) == "share of A2 to 20 %"


def test_promotions_of_one_day_follow_one_another() -> None:
    release = staged()
    later = planned(release, Ring.A3, not_before=SOON + A_MOMENT)
    sooner = planned(release, Ring.A2)

    assert move_due(at=SOON + A_MOMENT) == [sooner, later]

    release.refresh_from_db()
    assert release.ring == Ring.A3


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("held", "is held: resume it first"),
        ("early", "one ring too early"),
        ("left", "may not move this release any more"),
        ("share", "changed in A2 only"),
        ("empty", "It ships nothing"),
    ],
)
def test_what_may_not_be_moved_then_is_refused_and_says_why(what: str, why: str) -> None:
    release = ReleaseFactory.create() if what == "empty" else staged()
    ring = {"early": Ring.A3, "share": None, "empty": Ring.A1}.get(what, Ring.A2)
    scheduled = planned(release, ring, share=100 if what == "share" else None)
    if what == "held":
        hold(release, by=None, at=NOW)
    if what == "left":
        type(scheduled.by).objects.filter(pk=scheduled.by_id).update(is_active=False)
    moves = Release.objects.get(pk=release.pk).moves

    assert move_due(at=SOON) == [scheduled]

    assert state_of(scheduled)[0] == "refused"
    assert why in scheduled.refused_words
    assert Release.objects.get(pk=release.pk).moves == moves
    assert AuditEvent.objects.filter(action="move_refused").count() == 1


def test_a_move_by_hand_overtakes_what_led_there() -> None:
    release = staged()
    to_a2, to_a3 = planned(release), planned(release, Ring.A3)

    promote(release, by=None, at=NOW)
    assert (state_of(to_a2)[0], state_of(to_a3)[0]) == ("refused", "waiting")

    roll_back(release, by=None, at=NOW, reason="worse")
    assert state_of(to_a3) == ("refused", "The release was rolled back before its time came.")


def test_an_embargo_keeps_people_from_being_early_until_it_is_cancelled() -> None:
    release = staged()
    scheduled = planned(release, embargo=True)

    with pytest.raises(MoveRefusedError, match="under embargo") as refused:
        promote(release, by=None, at=NOW)
    assert "Nov. 23, 2026, 11:30 a.m. (Europe/Berlin)" in str(refused.value)
    release.refresh_from_db()
    assert (release.ring, release.moves) == (Ring.A1, 1)

    cancel(scheduled, by=mover(), at=NOW)
    promote(release, by=None, at=NOW)

    assert release.ring == Ring.A2


def test_an_embargo_of_a_later_ring_leaves_those_before_it_open() -> None:
    release = staged()
    planned(release, Ring.A3, embargo=True)

    promote(release, by=None, at=NOW)
    with pytest.raises(MoveRefusedError, match="under embargo"):
        promote(release, by=None, at=NOW)


def test_what_was_cancelled_does_not_happen_and_cannot_be_cancelled_again() -> None:
    scheduled = planned(staged())
    cancel(scheduled, by=UserFactory.create(), at=NOW)

    assert move_due(at=SOON) == []
    with pytest.raises(MoveRefusedError, match="not waiting any more"):
        cancel(scheduled, by=UserFactory.create(), at=NOW)


def test_what_is_cancelled_while_it_is_made_takes_the_move_back() -> None:
    release = staged()
    scheduled = planned(release)
    cancel(ScheduledMove.objects.get(), by=mover(), at=NOW)

    with pytest.raises(MoveRefusedError, match="cancelled or done"):
        promote(release, by=None, at=SOON, scheduled=scheduled)

    assert Release.objects.get().ring == Ring.A1


@pytest.mark.parametrize(
    ("ring", "to", "when", "why"),
    [
        (Ring.A1, Ring.A2, NOW, "has passed"),
        (Ring.A2, Ring.A1, SOON, "already"),
        (Ring.A3, Ring.A3, SOON, "no ring is left"),
    ],
)
def test_what_could_never_happen_is_not_scheduled(
    ring: Ring, to: Ring, when: object, why: str
) -> None:
    release = staged(ring)

    with pytest.raises(MoveRefusedError, match=why):
        planned(release, to, not_before=when)


def test_one_promotion_to_a_ring_waits_at_a_time() -> None:
    release = staged()
    planned(release)

    with pytest.raises(MoveRefusedError, match="scheduled already"):
        planned(release, not_before=SOON + A_MOMENT)


def test_the_command_tells_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    out, release, other = io.StringIO(), staged(), staged()
    planned(release)
    planned(other, Ring.A3)
    ScheduledMove.objects.update(not_before=NOW)

    call_command("move_due_releases", stdout=out)

    assert f"“{release}” to A2 · small %: done." in out.getvalue()
    assert f"“{other}” to A3 · everyone: refused. It stood in A1" in out.getvalue()
