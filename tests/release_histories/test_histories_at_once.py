"""Many who move, answer, patrol and run what is due at once: nothing doubled, nothing lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from courses.rebuilding import rebuild
from releases.immune_system.patrolling import patrol
from releases.models import Release, ReleaseEvent, ScheduledMove
from releases.promotion import MoveRefusedError, change_share, hold, promote, resume, roll_back
from releases.rings import Ring
from releases.scheduling import move_due, schedule
from tests.release_histories.harm import Harm
from tests.release_histories.records import (
    patrols_are_consistent,
    schedule_is_consistent,
    stored_stands,
)
from tests.release_histories.reference import Stand
from tests.release_histories.world import KEYS, MINUTE, World, responses

WORKERS, ACTS = 6, 14


class Worker:
    """One who does one thing after the other, as chance has it, with a connection of their own."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number, self.moved = world, number, 0
        self.chance = random.Random(number)

    def work(self) -> int:
        """Every act; how many moves were made by this worker's own hand."""
        try:
            for _act in range(ACTS):
                act = self.chance.choice([self.move, self.move, self.move, self.answer, self.tend])
                act()
        finally:
            connection.close()
        return self.moved

    def move(self) -> None:
        """Any move of any release; it is made, or refused in words."""
        release = self.world.release(self.chance.randrange(3))
        given = {"by": self.chance.choice([None, self.world.mover]), "at": self.world.now}
        share = self.chance.choice([1, 500, 4000, 10_000])
        moves: list[Callable[[], ReleaseEvent]] = [
            lambda: promote(release, **given),
            lambda: promote(release, **given),
            lambda: hold(release, **given),
            lambda: resume(release, **given),
            lambda: change_share(release, share, **given),
            lambda: roll_back(release, reason="so", **given),
        ]
        try:
            self.chance.choices(moves, [4, 4, 2, 3, 3, 0.4])[0]()
        except MoveRefusedError:
            return
        self.moved += 1

    def answer(self) -> None:
        """One of a few learners answers what they see at this moment."""
        learner = self.world.learners[self.chance.randrange(3, 6)]
        key, choice = self.chance.choice(KEYS), self.chance.choice(["wrong-a", "wrong-b", "right"])
        revision = self.world.newest(key, self.world.reached(learner))
        assert self.world.answer(learner, key, revision, choice) in (200, 409)

    def tend(self) -> None:
        """What runs by itself: the schedule and the patrol."""
        self.chance.choice([move_due, patrol])(at=self.world.now)


@pytest.mark.django_db(transaction=True)
def test_after_many_at_once_the_records_still_tell_one_story(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    harm, world = Harm(monkeypatch), World()
    harm.done_by.add(world.releases[0].pk)
    starts = {release.pk: Stand() for release in world.releases}
    for release in world.releases:
        for ring in (Ring.A1, Ring.A2):
            planned(world, release, ring)
    world.now += timedelta(minutes=5)

    with ThreadPoolExecutor(WORKERS) as threads:
        moved = list(threads.map(lambda n: Worker(world, n).work(), range(WORKERS)))

    stands = stored_stands(starts)
    by_schedule = ScheduledMove.objects.filter(state="done").count()
    by_patrol = ReleaseEvent.objects.filter(notice__isnull=False).count()
    assert sum(stand.moves for stand in stands.values()) == sum(moved) + by_schedule + by_patrol
    schedule_is_consistent()
    patrols_are_consistent()
    check_answers(world, list(stands.values()))


def planned(world: World, release: Release, ring: Ring) -> None:
    """A promotion that is due a minute later."""
    fields = {"move": "promote", "to_ring": ring, "time_zone": "UTC"}
    wanted = ScheduledMove(release=release, not_before=world.now + MINUTE, **fields)
    schedule(wanted, by=world.mover, at=world.now)


def check_answers(world: World, stands: list[Stand]) -> None:
    """Each try once, progress as the answers say, and everybody sees what they have to."""
    told = list(responses().values())
    tries = [(learner, revision, number) for learner, revision, _c, _v, number, _p in told]
    assert told
    assert len(tries) == len(set(tries))
    assert not any(rebuild(write=False))
    for learner in world.learners:
        assert world.reached(learner) == world.due(learner, stands)
