"""Lamps: the newest measurement of each guardrail, never measured anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from releases.health import Lamp, lamps_of, lamps_of_all
from releases.immune_system.patrolling import patrol
from releases.metrics import registry
from releases.promotion import promote
from releases.rings import Ring
from tests.immune.conftest import BAD, Shown
from tests.immune.guarded import LATER, in_ring, metric_of, two_arms

pytestmark = pytest.mark.django_db


def test_a_lamp_shows_what_the_last_patrol_found(shown: Shown) -> None:
    release = in_ring()
    patrol(at=LATER)
    shown.arms = two_arms((200, 150), (200, 150))
    patrol(at=LATER + timedelta(minutes=1))
    asked = len(shown.asked)

    (lamp,) = lamps_of(release)

    words = "75.0 % of 200 with it, 75.0 % of 200 without it: no difference."
    assert lamp == Lamp(
        "first-try-correct", "First-Try-Correct", "fine", 200, words, LATER + timedelta(minutes=1)
    )
    assert len(shown.asked) == asked


def test_before_anything_was_measured_a_lamp_says_so(shown: Shown) -> None:
    dark, staff, learners = in_ring(Ring.OFF), in_ring(Ring.A1), in_ring(Ring.A2)

    assert lamps_of(dark) == []
    assert [(lamp.state, lamp.words) for lamp in lamps_of(staff)] == [
        ("too-few", "Staff only: there is nobody to compare them with.")
    ]
    assert [(lamp.state, lamp.words) for lamp in lamps_of(learners)] == [
        ("too-few", "Not measured yet.")
    ]


def test_what_was_found_in_the_ring_before_is_no_lamp_of_this_one(shown: Shown) -> None:
    release = in_ring()
    patrol(at=LATER)
    promote(release, by=None, at=LATER)

    assert [lamp.words for lamp in lamps_of(release)] == ["Not measured yet."]


def test_the_lamps_of_many_releases_cost_no_more_statements(
    shown: Shown, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    registry.register(metric_of("report-rate", shown.measure, better="lower"))
    releases = [in_ring() for _each in range(3)]
    patrol(at=LATER)

    with django_assert_num_queries(2):
        lamps = lamps_of_all(releases)

    assert {pk: [lamp.metric for lamp in each] for pk, each in lamps.items()} == {
        release.pk: ["first-try-correct", "report-rate"] for release in releases
    }


def test_a_release_that_was_rolled_back_keeps_the_lamps_of_its_last_ring(shown: Shown) -> None:
    shown.arms = BAD
    release = in_ring()
    patrol(at=LATER)
    release.refresh_from_db()

    (lamp,) = lamps_of(release)

    assert (release.ring, lamp.state) == (Ring.ROLLED_BACK, "breach")
