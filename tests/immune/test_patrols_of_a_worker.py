"""A worker patrols by the clock, beside its jobs."""

from __future__ import annotations

import pytest

from releases.immune_system import patrolling
from releases.immune_system.patrolling import EVERY, patrol_if_due
from tests.immune.conftest import Shown
from tests.immune.guarded import LATER, in_ring

pytestmark = pytest.mark.django_db


def test_a_worker_patrols_once_a_minute_and_again_when_its_clock_was_put_back(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patrolling, "_last", [])
    in_ring()

    times = [LATER, LATER + EVERY / 2, LATER + EVERY, LATER]
    asked = []
    for at in times:
        patrol_if_due(at=at)
        asked.append(len(shown.asked))

    assert asked == [1, 1, 2, 3]
