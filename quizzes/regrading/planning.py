"""Exactly who would change, and by how much, if a rule were to judge a revision's answers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Max
from django.db.models.functions import Coalesce

from courses.rendering import RENDERER_VERSION
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.marks_now import Now
from quizzes.models import QuestionRevision, Response
from quizzes.models.attempts import ResponseQuerySet
from quizzes.regrading.replaying import Try, counted_by
from quizzes.regrading.rules import OWN_KEY, Rule, rule_of, upon

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


@dataclass(frozen=True, slots=True)
class _Row:
    """A scored response as it was told and as it counts."""

    id: int
    learner_id: int
    person_id: int
    told: Try
    points_told: int
    now: Now


def rule_now(revision: QuestionRevision) -> Rule:
    """What the revision's answers are judged by at present."""
    regrade = revision.active_regrade_id
    return OWN_KEY if regrade is None else rule_of(regrade)


def rule_after(revision: QuestionRevision, policy: str, answers: Sequence[str]) -> Rule:
    """What they would be judged by after that decision."""
    return upon(rule_now(revision), policy, answers)


def stamp_of(revision: QuestionRevision) -> str:
    """Names the revision's answers and what they count as: another once either has moved."""
    found = _scored(revision).aggregate(
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
    rows = _rows(revision)
    after = _as_told(rows) if rule is None else _replayed(revision, rule, rows, told)
    moved = tuple(
        Moved(row.id, row.now, after[row.id])
        for row in rows
        if (row.now.verdict, row.now.points) != (after[row.id].verdict, after[row.id].points)
    )
    return Plan(stamp, moved, tuple(_people(rows, after)), len(rows))


def _scored(revision: QuestionRevision) -> ResponseQuerySet:
    return Response.objects.filter(revision=revision, is_practice=False)


def _rows(revision: QuestionRevision) -> list[_Row]:
    """Every scored response, by the order in which guests were merged and tries were made."""
    in_order = _scored(revision).order_by(
        F("learner__merged_at").asc(nulls_last=True), "learner_id", "try_number"
    )
    values = in_order.standing().values_list(
        "id", "learner_id", Coalesce("learner__merged_into", "learner"), "try_number",
        "answer", "choice__key", "verdict", "points", "verdict_now", "points_now",
    )  # fmt: skip
    return [
        _Row(
            pk, learner, person, Try(number, answer or key or "", verdict), points,
            Now(verdict_now, points_now),
        )
        for pk, learner, person, number, answer, key, verdict, points, verdict_now, points_now
        in values.iterator(chunk_size=2000)
    ]  # fmt: skip


def _as_told(rows: Sequence[_Row]) -> dict[int, Now]:
    return {row.id: Now(row.told.verdict, row.points_told) for row in rows}


def _replayed(
    revision: QuestionRevision, rule: Rule, rows: Sequence[_Row], told: Callable[[int], object]
) -> dict[int, Now]:
    """What each response counts as by the rule, learner by learner."""
    question = question_of(revision)
    known: dict[tuple[Try, ...], list[Now]] = {}
    after: dict[int, Now] = {}
    waiting = 0
    for some in _chains(rows):
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


def _chains(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """For each response the tries that led to it, itself last.

    A person who went on where they had been a guest went on from the guest's tries.
    """
    guests: dict[int, list[list[_Row]]] = defaultdict(list)
    chain: list[_Row] = []
    for row in rows:
        if not chain or chain[-1].learner_id != row.learner_id:
            chain = []
        if row.told.number != len(chain) + 1:
            brought = (each for each in guests[row.person_id] if len(each) == row.told.number - 1)
            chain = next(brought, chain)
        chain = [*chain, row]
        yield chain
        if row.learner_id != row.person_id:
            own = [each for each in guests[row.person_id] if each[-1].learner_id != row.learner_id]
            guests[row.person_id] = [*own, chain]


def _people(rows: Sequence[_Row], after: Mapping[int, Now]) -> Iterator[PersonRow]:
    """Each person once, with the try that counts for them before and after."""
    by_person: dict[int, list[_Row]] = defaultdict(list)
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
