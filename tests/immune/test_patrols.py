"""A patrol measures what learners have, and takes back what does harm."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from pytest_django import DjangoAssertNumQueries

from releases.immune_system.patrolling import patrol
from releases.immune_system.watching import WATCHED_IN_A3
from releases.metrics import registry
from releases.metrics.values import Arms
from releases.models import Measurement, ReleaseEvent, RollbackNotice
from releases.promotion import hold, roll_back
from releases.rings import Ring
from tests.factories import NOW
from tests.immune.conftest import BAD, GOOD, Shown
from tests.immune.guarded import LATER, in_ring, metric_of, two_arms

pytestmark = pytest.mark.django_db


def test_what_does_no_harm_stays_and_is_measured(shown: Shown) -> None:
    release = in_ring()

    found = patrol(at=LATER)

    row = Measurement.objects.get()
    release.refresh_from_db()
    assert found == [row]
    assert release.ring == Ring.A2
    assert (row.decision, row.number, row.ring, row.at) == ("fine", 1, Ring.A2, LATER)
    assert (row.treated_n, row.treated, row.control_n, row.control) == (100, 0.76, 100, 0.75)
    assert [(pk, w.since, w.until) for pk, w in shown.asked] == [(release.pk, NOW, LATER)]


def test_what_does_harm_is_rolled_back_with_its_evidence(shown: Shown) -> None:
    shown.arms = BAD
    release = in_ring()

    patrol(at=LATER)

    release.refresh_from_db()
    event = ReleaseEvent.objects.latest("id")
    notice = RollbackNotice.objects.get()
    assert release.ring == Ring.ROLLED_BACK
    assert (event.kind, event.by, event.at) == ("rolled_back", None, LATER)
    assert event.reason == "Rolled back by the immune system. Harmed: First-Try-Correct."
    assert (notice.release, notice.event, notice.acknowledged_at) == (release, event, None)
    assert notice.evidence[0]["treated"] == 0.4
    assert Measurement.objects.get().decision == "breach"
    assert patrol(at=LATER + timedelta(hours=1)) == []


def test_a_held_release_is_rolled_back_too(shown: Shown) -> None:
    shown.arms = BAD
    hold(in_ring(), by=None, at=NOW)

    patrol(at=LATER)

    assert RollbackNotice.objects.count() == 1


def test_a_look_that_says_nothing_new_leaves_no_row(shown: Shown) -> None:
    in_ring()
    patrol(at=LATER)

    again = patrol(at=LATER + timedelta(minutes=1))
    shown.arms = two_arms((101, 77), (100, 75))
    more = patrol(at=LATER + timedelta(minutes=2))

    assert again == []
    assert [row.number for row in more] == [2]
    assert more[0].treated_n == 101
    # One response is judged together with the next ones.
    assert more[0].state["treated"] == [100, 76]


def test_only_what_learners_have_is_watched_and_not_for_ever(shown: Shown) -> None:
    for ring in (Ring.OFF, Ring.A1):
        in_ring(ring)
    roll_back(in_ring(), by=None, at=NOW, reason="so")
    everyone = in_ring(Ring.A3)
    other = in_ring(Ring.A2, scope="other")

    patrol(at=NOW + WATCHED_IN_A3 + timedelta(seconds=1), scope="course")
    assert shown.asked == []
    patrol(at=LATER)

    assert [pk for pk, _window in shown.asked] == [everyone.pk, other.pk]


def test_in_a3_more_evidence_is_asked_for(shown: Shown) -> None:
    in_ring(Ring.A3)
    in_ring(Ring.A2)
    shown.arms = Arms(GOOD.treated, GOOD.control, "before")

    patrol(at=LATER)

    a3, a2 = Measurement.objects.order_by("release_id")
    assert a3.needed > a2.needed
    assert a3.control_is == "before"


def test_at_the_moment_of_the_move_there_is_nothing_to_measure_yet(shown: Shown) -> None:
    in_ring()

    assert patrol(at=NOW) == []
    assert shown.asked == []


def test_a_metric_that_fails_does_not_keep_the_others_from_guarding(
    shown: Shown, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> Arms:
        raise ZeroDivisionError

    registry.register(metric_of("report-rate", broken))
    shown.arms = BAD
    in_ring()

    patrol(at=LATER)

    assert RollbackNotice.objects.count() == 1
    assert "a metric could not be measured" in caplog.text


def test_a_database_that_does_not_answer_is_not_taken_for_a_metric_that_fails(
    shown: Shown,
) -> None:
    def away(*_: object) -> Arms:
        raise OperationalError

    registry.register(metric_of(measure=away))
    in_ring()

    with pytest.raises(OperationalError):
        patrol(at=LATER)


def test_of_two_that_measured_the_same_the_second_stores_nothing(shown: Shown) -> None:
    shown.arms = BAD
    in_ring()
    between: list[Measurement] = []

    def slow(*asked: object) -> Arms:
        if not between:
            between.append(Measurement())
            between[:] = patrol(at=LATER)
        return GOOD

    registry.register(metric_of(measure=slow))

    assert patrol(at=LATER) == []
    assert [row.number for row in between] == [1]
    assert list(Measurement.objects.all()) == between


def test_a_release_that_was_moved_while_it_was_measured_is_left_alone(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.arms = BAD
    release = in_ring()
    measure = shown.measure

    def slow(*asked: object) -> Arms:
        hold(type(release).objects.get(pk=release.pk), by=None, at=NOW)
        return measure(*asked)  # type: ignore[arg-type]

    registry.register(metric_of(measure=slow))

    assert patrol(at=LATER) == []
    assert Measurement.objects.count() == 0
    release.refresh_from_db()
    assert (release.ring, release.held) == (Ring.A2, True)


def test_a_patrol_takes_a_fixed_number_of_statements_for_a_release(
    shown: Shown, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    in_ring()
    for minute in range(3):
        shown.arms = two_arms((100 + minute, 76), (100, 75))
        patrol(at=LATER + timedelta(minutes=minute))

    shown.arms = two_arms((200, 150), (100, 75))
    # Which are watched, its moves, rules, last rows; BEGIN, lock, insert, COMMIT stands in a test
    # for a savepoint and its release.
    with django_assert_num_queries(8):
        patrol(at=LATER + timedelta(minutes=9))
