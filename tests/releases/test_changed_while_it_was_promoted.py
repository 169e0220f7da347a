"""What is put together anew while somebody promotes is not promoted as it was looked at."""

from __future__ import annotations

import pytest

from releases import promotion
from releases.models import Release, ReleaseEvent
from releases.promotion import MovedMeanwhileError, MoveRefusedError, change_share, collect, promote
from releases.rings import Ring
from tests.factories import NOW, ReleaseFactory, SectionRevisionFactory

pytestmark = pytest.mark.django_db


def test_a_draft_taken_in_behind_the_smoke_tests_stops_the_promotion(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release, late = ReleaseFactory.create(), SectionRevisionFactory.create()
    collect(release, [SectionRevisionFactory.create()])

    def slow(tested: Release) -> list[str]:
        collect(Release.objects.get(pk=tested.pk), [late])
        return []

    monkeypatch.setattr(promotion, "problems_of", slow)

    with pytest.raises(MovedMeanwhileError, match="taken in or out meanwhile"):
        promote(release, by=None, at=NOW)

    stored = Release.objects.get()
    assert (stored.ring, stored.moves, release.ring) == (Ring.OFF, 0, Ring.OFF)
    assert not ReleaseEvent.objects.exists()


def test_a_share_set_anew_meanwhile_is_not_overwritten() -> None:
    release = ReleaseFactory.create(share=500)
    Release.objects.update(share=50)

    with pytest.raises(MovedMeanwhileError):
        promote(release, by=None, at=NOW)

    assert Release.objects.get().share == 50


@pytest.mark.parametrize("ring", [Ring.OFF, Ring.A3, Ring.ROLLED_BACK])
def test_the_share_of_a2_changes_in_a1_and_a2_only(ring: Ring) -> None:
    release = ReleaseFactory.create(ring=ring, moves=4)

    with pytest.raises(MoveRefusedError, match="changed in A1 and A2 only"):
        change_share(release, 2000, by=None, at=NOW)

    assert not ReleaseEvent.objects.exists()
