"""Exactly who would change, and by how much, if a rule were to judge a revision's answers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max

from courses.rendering import RENDERER_VERSION
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.marks_now import Now
from quizzes.models import QuestionRevision
from quizzes.regrading.replaying import Try, counted_by
from quizzes.regrading.rules import OWN_KEY, Rule, rule_of, upon
from quizzes.regrading.tries import StoredTry, chains, scored, stored_tries

TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class Moved:
    """One response whose verdict or points become others."""

    response_id: int
    before: Now
    after: Now


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person at this revision: what counts for them before and after.

    Verdicts are those of `quizzes.Standing`, of the try that counts.
    """

    learner_id: int
    before: Now
    after: Now

    @property
    def is_changed(self) -> bool:
        """Whether anything about it is another afterwards."""
        return (self.before.verdict, self.before.points) != (self.after.verdict, self.after.points)


@dataclass(frozen=True)
class Plan:
    """What a rule would do, for everybody who has answered."""

    stamp: str
    """Names the answers and standings it was worked out from."""
    moved: tuple[Moved, ...]
    people: tuple[PersonRow, ...]
    responses: int

    @cached_property
    def changed(self) -> tuple[PersonRow, ...]:
        """The people for whom something is another afterwards, by their learner's id."""
        return tuple(row for row in self.people if row.is_changed)

    @property
    def better(self) -> int:
        """How many have more points afterwards."""
        return sum(row.after.points > row.before.points for row in self.people)

    @property
    def worse(self) -> int:
        """How many have fewer."""
        return sum(row.after.points < row.before.points for row in self.people)

    @property
    def same(self) -> int:
        """How many have as many as before, whatever their verdict."""
        return len(self.people) - self.better - self.worse


def rule_now(revision: QuestionRevision) -> Rule:
    """What the revision's answers are judged by at present."""
    regrade = revision.active_regrade_id
    return OWN_KEY if regrade is None else rule_of(regrade)


def rule_after(revision: QuestionRevision, policy: str, answers: Sequence[str]) -> Rule:
    """What they would be judged by after that decision."""
    return upon(rule_now(revision), policy, answers)


def stamp_of(revision: QuestionRevision) -> str:
    """Names the revision's answers and what they count as: another once either has moved."""
    found = scored(revision).aggregate(
        count=Count("id"), newest=Max("id"), merged=Count("learner__merged_into"),
        decided=Count("standing"), since=Max("standing__since"),
    )  # fmt: skip
    told = f"{revision.pk}:{revision.active_regrade_id}:{sorted(found.items())}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def plan_of(
    revision: QuestionRevision, rule: Rule | None, *, told: Callable[[int], object] = bool
) -> Plan:
    """What the rule would do; None brings everything back to as it was told.

    `told` hears how many responses have been gone through. The stamp is taken first: an answer
    that comes while this reads makes it an old one.
    """
    stamp = stamp_of(revision)
    rows = stored_tries(revision)
    after = _as_told(rows) if rule is None else _replayed(revision, rule, rows, told)
    moved = tuple(
        Moved(row.id, row.now, after[row.id])
        for row in rows
        if (row.now.verdict, row.now.points) != (after[row.id].verdict, after[row.id].points)
    )
    return Plan(stamp, moved, tuple(_people(rows, after)), len(rows))


def _as_told(rows: Sequence[StoredTry]) -> dict[int, Now]:
    return {row.id: Now(row.told.verdict, row.points_told) for row in rows}


def _replayed(
    revision: QuestionRevision, rule: Rule, rows: Sequence[StoredTry], told: Callable[[int], object]
) -> dict[int, Now]:
    """What each response counts as by the rule, learner by learner."""
    question = question_of(revision)
    known: dict[tuple[Try, ...], list[Now]] = {}
    after: dict[int, Now] = {}
    waiting = 0
    for some in chains(rows):
        tries = tuple(row.told for row in some)
        if tries not in known:
            known[tries] = counted_by(question, rule, tries)
        after[some[-1].id] = known[tries][-1]
        waiting += 1
        if waiting == TOLD_EVERY:
            told(waiting)
            waiting = 0
    told(waiting)
    return after


def _people(rows: Sequence[StoredTry], after: Mapping[int, Now]) -> Iterator[PersonRow]:
    """Each person once, with the try that counts for them before and after."""
    by_person: dict[int, list[StoredTry]] = defaultdict(list)
    for row in rows:
        by_person[row.person_id].append(row)
    for person in sorted(by_person):
        theirs = by_person[person]
        before = _counting([row.now for row in theirs])
        yield PersonRow(person, before, _counting([after[row.id] for row in theirs]))


def _counting(tries: Sequence[Now]) -> Now:
    """The one that counts: the right one that earned most, else the last."""
    right = [each for each in tries if each.verdict == "correct"]
    return max(right, key=lambda each: each.points) if right else tries[-1]


def question_of(revision: QuestionRevision) -> AskedQuestion:
    """The revision as it was asked."""
    return asked_question(revision.pk, RENDERER_VERSION)
