"""Whatever is done to releases, in whatever order: the product and a plain reference agree."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.release_histories.answers import Answers
from tests.release_histories.harm import Harm
from tests.release_histories.history import History
from tests.release_histories.reference import bucket_of
from tests.release_histories.world import KEYS, PEOPLE

RELEASES = st.integers(0, 2)
LEARNERS = st.integers(0, len(PEOPLE) - 1)
ANSWERING = st.sampled_from([0, 3, 4, 8])
"""Few, so that one of them answers again what went away and came back."""
KINDS = st.sampled_from(["promoted", "promoted", "held", "resumed", "rolled_back"])
EDGES = sorted(bucket_of(f"salt-{n}", f"{who:02x}" * 16) for n in range(3) for who in range(12))
SHARES = st.sampled_from([-1, 0, 10_001, *[1, 10_000] * 12, *EDGES, *(edge + 1 for edge in EDGES)])
WRONG = ["wrong-a", "wrong-b", "wrong-c"]
CHOICES = st.sampled_from([*WRONG, "right"])


class Histories(RuleBasedStateMachine):
    """Moves, answers, patrols and the clock, in any order; undone at the end."""

    harm: Harm

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.history = History(self.harm)
        self.answers = Answers(self.history.world)

    @initialize(rings=st.lists(st.integers(0, 3), min_size=3, max_size=3))
    def begin(self, rings: list[int]) -> None:
        for number, ring in enumerate(rings):
            for _ring in range(ring):
                self.history.move(number, "promoted", by="system")

    @rule(number=RELEASES, kind=KINDS, by=st.sampled_from(["mover", "mover", "system", "author"]))
    def move(self, number: int, kind: str, by: str) -> None:
        self.history.move(number, kind, by=by)

    @rule(number=RELEASES, share=SHARES)
    def change_share(self, number: int, share: int) -> None:
        self.history.move(number, "share_changed", share)

    @rule(number=RELEASES)
    def look(self, number: int) -> None:
        self.history.look(number)

    @rule(number=RELEASES, kind=KINDS | st.just("share_changed"))
    def move_as_seen_earlier(self, number: int, kind: str) -> None:
        self.history.move_as_seen_earlier(number, kind, 77)

    @rule(
        number=RELEASES, ring=st.integers(0, 3), share=st.sampled_from([1, 4000, 10_000]),
        minutes=st.integers(1, 9), embargo=st.booleans(),
    )  # fmt: skip
    def schedule(self, number: int, ring: int, share: int, minutes: int, embargo: bool) -> None:
        self.history.schedule(number, ring, share, minutes, embargo=embargo)

    @precondition(lambda self: self.history.plans.rows)
    @rule(which=st.integers(0))
    def cancel(self, which: int) -> None:
        rows = self.history.plans.rows
        self.history.cancel(rows[which % len(rows)])

    @rule()
    def make_what_is_due(self) -> None:
        self.history.make_due()

    @rule(number=RELEASES)
    def do_harm(self, number: int) -> None:
        self.history.harm.done_by.add(self.history.world.releases[number].pk)

    @rule()
    def patrol(self) -> None:
        self.history.patrol()

    @rule()
    def acknowledge(self) -> None:
        self.history.acknowledge()

    @rule(who=ANSWERING, key=st.sampled_from(KEYS), choice=CHOICES)
    def answer(self, who: int, key: str, choice: str) -> None:
        self.answers.give(self.history.stands, who, key, choice)

    @rule(who=ANSWERING, key=st.sampled_from(KEYS), choice=CHOICES, other=LEARNERS)
    def answer_an_old_page(self, who: int, key: str, choice: str, other: int) -> None:
        self.answers.give(self.history.stands, who, key, choice, seen_by=other)

    @rule(number=RELEASES, who=ANSWERING, key=st.sampled_from(KEYS), said=st.permutations(WRONG))
    def answer_what_goes_and_comes_back(
        self, number: int, who: int, key: str, said: list[str]
    ) -> None:
        for share, choice in zip((10_000, 1, 10_000), said, strict=True):
            self.history.move(number, "share_changed", share)
            self.answers.give(self.history.stands, who, key, choice)

    @rule(who=LEARNERS)
    def read(self, who: int) -> None:
        world = self.history.world
        learner = world.learners[who]
        due = world.due(learner, self.history.stands)
        assert world.seen(learner) == {what: world.newest(what, due) for what in world.shipped}
        assert world.page(learner).section.revision_id == world.newest("text", due)

    @invariant()
    def everything_agrees(self) -> None:
        self.history.check()

    def teardown(self) -> None:
        try:
            self.answers.check()
            self.history.check_records()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)


@pytest.mark.django_db
def test_after_any_history_product_and_reference_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    Histories.harm = Harm(monkeypatch)
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=12, stateful_step_count=25, suppress_health_check=list(HealthCheck)
        ),
    )
