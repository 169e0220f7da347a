"""One history: each act is done by the product and by the reference, which have to agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from courses.rebuilding import rebuild
from releases.immune_system.notices import acknowledge, unread
from releases.immune_system.patrolling import patrol
from releases.models import Release, ReleaseEvent, ScheduledMove
from releases.promotion import MoveRefusedError, change_share, hold, promote, resume, roll_back
from releases.scheduling import cancel, move_due, schedule
from tests.release_histories.harm import Harm
from tests.release_histories.plans import Plan, Plans, leads_to
from tests.release_histories.records import (
    patrols_are_consistent,
    schedule_is_consistent,
    stored_stands,
)
from tests.release_histories.reference import A2, A3, Stand
from tests.release_histories.world import MINUTE, World


class History:
    """The product's world, and beside it what the reference says of it."""

    def __init__(self, harm: Harm) -> None:
        self.world, self.harm, self.plans = World(), harm, Plans()
        self.stands = [Stand() for _release in self.world.releases]
        self.old = [self.world.release(number) for number in range(3)]
        self.unread = False
        self.reached: list[set[int]] = [set() for _learner in self.world.learners]
        self.before = list(self.stands)
        harm.done_by.clear()

    def move(self, number: int, kind: str, share: int = 0, *, by: str = "mover") -> None:
        """Move a release as it is now."""
        expected = self.stands[number].after(kind, share)
        if kind == "promoted" and expected is not None and self._stopped(number, expected, by):
            expected = None
        self._make(self.world.release(number), number, kind, share, by, expected)

    def move_as_seen_earlier(self, number: int, kind: str, share: int = 0) -> None:
        """Move a release as somebody saw it who has not looked since."""
        seen = self.old[number]
        if seen.moves == self.stands[number].moves:
            return self.move(number, kind, share)
        return self._make(seen, number, kind, share, "mover", None)

    def look(self, number: int) -> None:
        """Somebody opens the release's page, and keeps it open."""
        self.old[number] = self.world.release(number)

    def _stopped(self, number: int, expected: Stand, by: str) -> bool:
        """Whether a promotion that the table allows is not made all the same."""
        unread = self.unread and by != "system"
        return by == "author" or unread or self.plans.forbid(number, expected.ring, self.world.now)

    def _make(
        self, release: Release, number: int, kind: str, share: int, by: str, expected: Stand | None
    ) -> None:
        person = {"mover": self.world.mover, "author": self.world.author}.get(by)
        given = {"by": person, "at": self.world.now, "reason": "so"}
        moves: dict[str, Callable[[], ReleaseEvent]] = {
            "promoted": lambda: promote(release, **given),  # type: ignore[arg-type]
            "held": lambda: hold(release, **given),  # type: ignore[arg-type]
            "resumed": lambda: resume(release, **given),  # type: ignore[arg-type]
            "share_changed": lambda: change_share(release, share, **given),  # type: ignore[arg-type]
            "rolled_back": lambda: roll_back(release, **given),  # type: ignore[arg-type]
        }
        if expected is None:
            with pytest.raises(MoveRefusedError):
                moves[kind]()
            return
        event = moves[kind]()
        assert (event.kind, event.by, event.at) == (kind, person, self.world.now)
        self._moved(number, kind, expected)

    def _moved(self, number: int, kind: str, expected: Stand) -> None:
        self.stands[number] = expected
        self.plans.moved(number, kind, expected)

    def schedule(self, number: int, ring: int, share: int, minutes: int, *, embargo: bool) -> None:
        """Schedule a promotion to that ring, or for ring 0 a change of the share."""
        embargo, at = embargo and ring > 0, self.world.now + timedelta(minutes=minutes)
        wanted = ScheduledMove(
            release=self.world.release(number), move="promote" if ring else "share",
            to_ring=ring or None, share=None if ring else share, not_before=at,
            time_zone="Europe/Berlin", embargo=embargo,
        )  # fmt: skip
        if not self.plans.may_add(number, self.stands[number], ring):
            with pytest.raises(MoveRefusedError):
                schedule(wanted, by=self.world.mover, at=self.world.now)
            return
        pk = schedule(wanted, by=self.world.mover, at=self.world.now).pk
        self.plans.rows.append(Plan(pk, number, ring, share, at, embargo))

    def cancel(self, plan: Plan) -> None:
        """Let it not happen; refused once it has, or was refused."""
        stored = ScheduledMove.objects.get(pk=plan.pk)
        if plan.state != "waiting":
            with pytest.raises(MoveRefusedError):
                cancel(stored, by=self.world.mover, at=self.world.now)
            return
        cancel(stored, by=self.world.mover, at=self.world.now)
        plan.state = "cancelled"

    def make_due(self) -> None:
        """What is due is made, or refused, one after the other."""
        for plan in self.plans.due(self.world.now):
            if plan.state != "waiting":
                continue  # another of them has settled it
            after = leads_to(plan, self.stands[plan.number])
            stopped = after and plan.ring and self._stopped(plan.number, after, "mover")
            plan.state = "refused" if after is None or stopped else "done"
            if after is not None and not stopped:
                self._moved(plan.number, "promoted" if plan.ring else "share_changed", after)
        move_due(at=self.world.now)

    def patrol(self) -> None:
        """What does harm and is with learners is taken back."""
        harmed = {number for number, each in enumerate(self.world.releases) if self._harms(each.pk)}
        patrol(at=self.world.now)
        for number in harmed:
            if self.stands[number].ring in (A2, A3):
                after = self.stands[number].after("rolled_back")
                assert after is not None
                self._moved(number, "rolled_back", after)
                self.unread = True

    def _harms(self, pk: int) -> bool:
        return pk in self.harm.done_by

    def acknowledge(self) -> None:
        """Somebody reads every notice."""
        for notice in unread(self.world.lesson.course.slug):
            acknowledge(notice, by=self.world.mover, at=self.world.now)
        self.unread = False

    def check(self) -> None:
        """Everything that holds at any moment; then a minute passes."""
        starts = {release.pk: Stand() for release in self.world.releases}
        assert list(stored_stands(starts).values()) == self.stands
        states = dict(ScheduledMove.objects.values_list("pk", "state"))
        assert states == {plan.pk: plan.state for plan in self.plans.rows}
        if self.stands != self.before:
            self._check_who_is_reached()
        self.before = list(self.stands)
        self.world.now += MINUTE

    def _check_who_is_reached(self) -> None:
        """Everybody has what they have to have, and keeps what only went further out."""
        for place, learner in enumerate(self.world.learners):
            reached = self.world.reached(learner)
            assert reached == self.world.due(learner, self.stands)
            assert self._grown() & self.reached[place] <= reached
            self.reached[place] = reached

    def _grown(self) -> set[int]:
        """The releases that went outwards, or stayed: nobody may have lost them."""
        pairs = enumerate(zip(self.before, self.stands, strict=True))
        return {
            n for n, (a, b) in pairs if b.ring == A3 or (b.ring >= a.ring and b.share >= a.share)
        }

    def check_records(self) -> None:
        """What need only be looked at once: rows that belong together, and progress."""
        schedule_is_consistent()
        patrols_are_consistent()
        assert not any(rebuild(write=False))


def _wider(before: Stand, after: Stand) -> bool:
    return after.ring >= before.ring and after.share >= before.share
