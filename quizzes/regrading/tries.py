"""The tries at a revision as they are stored, and which of them led to which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Coalesce

from quizzes.marks_now import Now
from quizzes.models import QuestionRevision, Response
from quizzes.models.attempts import ResponseQuerySet
from quizzes.regrading.replaying import Try


@dataclass(frozen=True, slots=True)
class StoredTry:
    """A scored response as it was told and as it counts."""

    id: int
    learner_id: int
    person_id: int
    told: Try
    points_told: int
    now: Now


def scored(revision: QuestionRevision) -> ResponseQuerySet:
    """Every answer to it that counts: not practice."""
    return Response.objects.filter(revision=revision, is_practice=False)


def stored_tries(revision: QuestionRevision) -> list[StoredTry]:
    """Every scored response, by the order in which guests were merged and tries were made."""
    in_order = scored(revision).order_by(
        F("learner__merged_at").asc(nulls_last=True), "learner_id", "try_number"
    )
    values = in_order.standing().values_list(
        "id", "learner_id", Coalesce("learner__merged_into", "learner"), "try_number",
        "answer", "choice__key", "verdict", "points", "verdict_now", "points_now",
    )  # fmt: skip
    return [
        StoredTry(
            pk, learner, person, Try(number, answer or key or "", verdict), points,
            Now(verdict_now, points_now),
        )
        for pk, learner, person, number, answer, key, verdict, points, verdict_now, points_now
        in values.iterator(chunk_size=2000)
    ]  # fmt: skip


def chains(rows: Sequence[StoredTry]) -> Iterator[list[StoredTry]]:
    """For each response the tries that led to it, itself last.

    A person who went on where they had been a guest went on from the guest's tries.
    """
    guests: dict[int, list[list[StoredTry]]] = defaultdict(list)
    chain: list[StoredTry] = []
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
