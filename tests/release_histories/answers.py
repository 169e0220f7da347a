"""What learners answer, and what the reference says of it."""

from __future__ import annotations

from collections import defaultdict

from tests.release_histories.reference import Stand
from tests.release_histories.world import World, responses

TRIES = 3
"""Different wrong answers after which the right one is shown."""


class Answers:
    """Every answer that has to be stored, as it was told then."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.told: list[tuple[object, ...]] = []
        self.finished: set[tuple[int, str]] = set()
        self.wrong: dict[tuple[int, int], list[str]] = defaultdict(list)

    def give(
        self, stands: list[Stand], place: int, key: str, choice: str, *, seen_by: int | None = None
    ) -> None:
        """A learner answers what they see, or what that other learner sees: an old page."""
        learners = self.world.learners
        learner = learners[place]
        now = self.world.newest(key, self.world.due(learner, stands))
        shown = now
        if seen_by is not None:
            shown = self.world.newest(key, self.world.due(learners[seen_by], stands))
        status = self.world.answer(learner, key, shown, choice)
        if (place, key) not in self.finished:
            assert status == (200 if shown == now else 409)
            if shown == now:
                self._count(place, key, now, choice)
        self.check()

    def _count(self, place: int, key: str, revision: int, choice: str) -> None:
        """What this answer is told, unless it was given before."""
        wrong = self.wrong[place, revision]
        if choice in wrong:
            return
        number, learner = len(wrong) + 1, self.world.learners[place].pk
        if choice == "right":
            points, verdict = 2 if number == 1 else 1, "correct"
        else:
            points, verdict = 0, "incorrect"
            wrong.append(choice)
        if verdict == "correct" or len(wrong) == TRIES:
            self.finished.add((place, key))
        self.told.append((learner, revision, choice, verdict, number, points))

    def check(self) -> None:
        """Every answer is there, once, and as it was told."""
        assert [row for _pk, row in sorted(responses().items())] == self.told
