"""Who met a toggle: noted once, written later, never in the way of a page."""

from __future__ import annotations

import pytest
from django.core.signals import request_finished
from django.db import OperationalError
from pytest_django import DjangoAssertNumQueries, Settings

from releases.models import Exposure
from releases.toggles import exposures as module
from releases.toggles.exposures import Exposures, exposures
from tests.factories import NOW, LearnerFactory
from tests.toggles.factories import ToggleFactory
from tests.toggles.test_snapshot import Clock


def now() -> object:
    return NOW


@pytest.mark.django_db
def test_the_first_side_that_a_learner_met_is_kept_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    toggle, learner = ToggleFactory.create(), LearnerFactory.create()
    with django_assert_num_queries(0):
        for variant in ("blue", "green", "blue"):
            exposures.note(toggle.pk, learner.pk, variant, now=now)
    other_process = Exposures()
    other_process.note(toggle.pk, learner.pk, "green", now=now)

    assert exposures.flush() == 1
    other_process.flush()
    assert exposures.flush() == 0

    met = Exposure.objects.get()
    assert (met.toggle, met.learner, met.variant, met.at) == (toggle, learner, "blue", NOW)


@pytest.mark.django_db
def test_whoever_is_gone_or_forgotten_meanwhile_is_left_out() -> None:
    toggle, here = ToggleFactory.create(), LearnerFactory.create()
    forgotten = LearnerFactory.create(guest=True, forgotten_at=NOW)
    for pair in (
        (toggle.pk, here.pk), (toggle.pk, forgotten.pk),
        (toggle.pk, 10**9), (10**9, here.pk),
    ):  # fmt: skip
        exposures.note(*pair, "on", now=now)

    exposures.flush()

    assert Exposure.objects.get().learner == here


def test_a_database_that_does_not_answer_makes_them_wait(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(_taken: object) -> None:
        exposures.note(1, 3, "on", now=now)
        raise OperationalError("down")

    monkeypatch.setattr(module, "_write", down)
    exposures.note(1, 2, "on", now=now)

    assert exposures.flush() == 0
    assert set(exposures._waiting) == {(1, 2), (1, 3)}
    assert "they wait" in caplog.text


def test_more_than_can_wait_are_lost_and_what_is_remembered_has_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    monkeypatch.setattr(module, "MOST_REMEMBERED", 1)

    for learner in (1, 2, 3):
        exposures.note(1, learner, "on", now=now)

    assert set(exposures._waiting) == {(1, 1), (1, 2)}


def test_they_are_due_after_a_while_or_when_they_are_many(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    own = Exposures(clock)
    own.note(1, 1, "on", now=now)
    assert not own.is_due(), "never by itself in the suite"

    settings.TOGGLES_FLUSH_SECONDS = 10
    clock.time += 9.9
    assert not own.is_due()
    clock.time += 0.1
    assert own.is_due()
    clock.time -= 10
    monkeypatch.setattr(module, "DUE_FROM", 1)
    assert own.is_due()


@pytest.mark.django_db
def test_the_request_that_finds_them_due_writes_them_when_it_is_answered(
    settings: Settings,
) -> None:
    toggle, learner = ToggleFactory.create(), LearnerFactory.create()
    exposures.note(toggle.pk, learner.pk, "on", now=now)
    module.flush_if_due()
    assert not Exposure.objects.exists()
    settings.TOGGLES_FLUSH_SECONDS = 0

    assert module.flush_if_due in [receiver() for _key, receiver, *_ in request_finished.receivers]
    module.flush_if_due()

    assert Exposure.objects.get().learner == learner
