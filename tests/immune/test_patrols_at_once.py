"""Two patrols at one moment, and one that is killed: one rollback, one notice, nothing between."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from jobs.worker import close_connections
from releases import promotion
from releases.immune_system import mailing, patrolling
from releases.immune_system.patrolling import patrol
from releases.models import Measurement, Release, ReleaseEvent, RollbackNotice
from releases.rings import Ring
from tests.immune.conftest import BAD, Shown
from tests.immune.guarded import LATER, in_ring

pytestmark = pytest.mark.django_db(transaction=True)


def one_patrol(_number: int) -> int:
    try:
        return len(patrol(at=LATER))
    finally:
        connection.close()


def stands() -> tuple[int, int, int, int]:
    """Ring, measurements, rollbacks and notices, as stored."""
    return (
        Release.objects.get().ring,
        Measurement.objects.count(),
        ReleaseEvent.objects.filter(kind="rolled_back").count(),
        RollbackNotice.objects.count(),
    )


BEFORE, AFTER = (Ring.A2, 0, 0, 0), (Ring.ROLLED_BACK, 1, 1, 1)


def test_of_several_patrols_at_once_one_rolls_back_and_each_is_told(shown: Shown) -> None:
    shown.arms = BAD
    in_ring()

    with ThreadPoolExecutor(max_workers=4) as threads:
        found = list(threads.map(one_patrol, range(4)))

    assert sorted(found) == [0, 0, 0, 1]
    assert stands() == AFTER


def test_of_several_patrols_at_once_one_stores_what_was_measured(shown: Shown) -> None:
    in_ring()

    with ThreadPoolExecutor(max_workers=4) as threads:
        found = list(threads.map(one_patrol, range(4)))

    assert sum(found) == 1
    assert stands() == (Ring.A2, 1, 0, 0)


@pytest.fixture
def with_mail(settings: Settings, mailoutbox: list[object]) -> list[object]:
    """What was mailed by this process."""
    settings.MAIL_IS_ON = True
    return mailoutbox


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_at(module: object, name: str) -> None:
    """Patrol in a process of its own, which is killed -9 where it would call that."""

    def work() -> None:
        setattr(module, name, die)
        patrol(at=LATER)

    # Also the pool: a copied process must not share a connection.
    close_connections()
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize(
    ("module", "name", "left"),
    [
        (patrolling, "roll_back", BEFORE),
        (promotion, "move", BEFORE),
        (patrolling, "evidence_of", BEFORE),
        (patrolling, "mail_notices", AFTER),
        (mailing, "_send", AFTER),
    ],
)
def test_a_patrol_that_is_killed_leaves_before_or_after_and_the_next_one_ends_it(
    shown: Shown, with_mail: list[object], module: object, name: str, left: object
) -> None:
    shown.arms = BAD
    in_ring()

    killed_at(module, name)
    found = stands()
    patrol(at=LATER + timedelta(minutes=11))

    assert found == left
    assert stands() == AFTER
    assert len(with_mail) == 1
    assert RollbackNotice.objects.get().mailed_at == LATER + timedelta(minutes=11)
