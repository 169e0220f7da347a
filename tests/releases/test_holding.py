"""Holding a release where it is: nothing takes it further out, everything may take it back."""

import pytest

from releases.models import Release, ReleaseEvent
from releases.promotion import MoveRefusedError, change_share, hold, promote, resume, roll_back
from releases.rings import Ring
from tests.factories import NOW, ReleaseFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Release:
    """A release held in A2."""
    release = ReleaseFactory.create(ring=Ring.A2, moves=2)
    hold(release, by=UserFactory.create(), at=NOW, reason=" odd answers ")
    return release


def test_a_hold_is_a_move_with_its_event_and_leads_nowhere(held: Release) -> None:
    held.refresh_from_db()
    event = ReleaseEvent.objects.get()

    assert (held.ring, held.held, held.moves) == (Ring.A2, True, 3)
    assert (event.kind, event.from_ring, event.to_ring) == ("held", Ring.A2, Ring.A2)
    assert (event.number, event.reason) == (3, "odd answers")


def test_what_is_held_goes_no_further_out_until_it_is_resumed(held: Release) -> None:
    with pytest.raises(MoveRefusedError, match="is held: resume it first"):
        promote(held, by=None, at=NOW)
    with pytest.raises(MoveRefusedError, match="is held: resume it first"):
        change_share(held, held.share + 1, by=None, at=NOW)

    resume(held, by=None, at=NOW)
    promote(held, by=None, at=NOW)

    assert (held.ring, held.held) == (Ring.A3, False)


def test_what_is_held_may_shrink_and_may_be_rolled_back(held: Release) -> None:
    change_share(held, 100, by=None, at=NOW)
    assert (held.share, held.held) == (100, True)

    roll_back(held, by=None, at=NOW, reason="worse")

    held.refresh_from_db()
    assert (held.ring, held.held) == (Ring.ROLLED_BACK, False)


@pytest.mark.parametrize("ring", [Ring.OFF, Ring.A3, Ring.ROLLED_BACK])
def test_only_what_is_on_its_way_can_be_held(ring: Ring) -> None:
    with pytest.raises(MoveRefusedError, match="only what is in A1 or A2"):
        hold(ReleaseFactory.create(ring=ring, moves=1), by=None, at=NOW)


def test_nothing_is_held_twice_or_resumed_without_being_held(held: Release) -> None:
    with pytest.raises(MoveRefusedError, match="is held already"):
        hold(held, by=None, at=NOW)
    with pytest.raises(MoveRefusedError, match="is not held"):
        resume(ReleaseFactory.create(), by=None, at=NOW)
