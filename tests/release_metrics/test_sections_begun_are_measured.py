"""Completion and drop-off by arm, as they were when measuring ended."""

from datetime import timedelta

import pytest

from releases.rings import Ring
from tests.factories import NOW, SectionFactory
from tests.release_metrics.canary import ENTERED, HOUR, LATER, Canary, hits

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_a_section_is_completed_by_the_end_of_the_window_or_not() -> None:
    canary = Canary()
    canary.begins(canary.learner(treated=True), completed_at=ENTERED + HOUR / 2)
    canary.begins(canary.learner(treated=True), completed_at=LATER)
    canary.begins(canary.learner(treated=False))
    canary.begins(canary.learner(treated=False), started_at=ENTERED - MINUTE)
    canary.section = SectionFactory.create(module=canary.section.module)
    canary.begins(canary.learner(treated=False))

    assert hits(canary.measured("completion")) == ((1, 2), (0, 1))


def test_whoever_has_done_nothing_for_half_an_hour_has_left() -> None:
    canary = Canary()
    canary.begins(canary.learner(treated=True))
    canary.begins(canary.learner(treated=True), completed_at=ENTERED + 10 * MINUTE)
    canary.begins(canary.learner(treated=True), updated_at=LATER - 29 * MINUTE)
    canary.begins(canary.learner(treated=True), completed_at=LATER + HOUR)
    canary.begins(canary.learner(treated=False), started_at=LATER - 29 * MINUTE)

    assert hits(canary.measured("drop-off")) == ((2, 4), (0, 0))


def test_the_time_before_ends_when_it_ended() -> None:
    canary = Canary(to=Ring.A3)
    before = {"started_at": NOW + MINUTE, "updated_at": NOW + MINUTE}
    canary.begins(canary.learner(treated=True), **before, completed_at=ENTERED - MINUTE)
    canary.begins(canary.learner(treated=True), **before, completed_at=ENTERED + MINUTE)
    canary.begins(canary.learner(treated=True), completed_at=ENTERED + HOUR / 2)

    assert hits(canary.measured("completion")) == ((1, 1), (1, 2))
    assert hits(canary.measured("drop-off")) == ((0, 1), (1, 2))
