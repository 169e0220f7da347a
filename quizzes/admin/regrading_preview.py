"""Who changes and by how much, as a page shows it: names to those who may see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator

from accounts.models import Learner, User
from accounts.scopes import scope_of_grader
from courses.exports.small_counts import told_count, told_parts
from quizzes.marks_now import Now
from quizzes.models import Standing
from quizzes.regrading.planning import PersonRow, Plan

SEE_INDIVIDUALS = "quizzes.export_response"
PEOPLE_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Move:
    """One way in which people change, and how many of them do."""

    before: Now
    after: Now
    told: str

    @property
    def verdict_before(self) -> str:
        """In words."""
        return verdict_told(self.before.verdict)

    @property
    def verdict_after(self) -> str:
        """In words."""
        return verdict_told(self.after.verdict)


@dataclass(frozen=True, slots=True)
class Named:
    """One page of people who change; their `told` is the name."""

    rows: list[Move]
    number: int
    pages: int

    @property
    def previous(self) -> int:
        """The page before, or 0."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after, or 0."""
        return self.number + 1 if self.number < self.pages else 0


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as somebody may see it."""

    better: str
    worse: str
    same: str
    people: str
    responses: int
    stamp: str
    moves: tuple[Move, ...]
    named: Named | None
    """The people who change, `told` being their names; None where the viewer sees nobody."""
    hidden: int
    """How many more change whom the viewer may not see."""


def preview_of(plan: Plan, viewer: User, page: str) -> Preview:
    """What the viewer may see of a plan, with one page of names."""
    sees = viewer.has_perm(SEE_INDIVIDUALS)
    rows = _visible(plan.changed, viewer) if sees else []
    counts = [plan.better, plan.worse, plan.same]
    better, worse, same = told_parts(counts, sees_individuals=sees)
    return Preview(
        better, worse, same, told_count(len(plan.people), sees_individuals=sees),
        plan.responses, plan.stamp, tuple(_moves(plan.changed, sees_individuals=sees)),
        _named(rows, page) if sees else None, len(plan.changed) - len(rows) if sees else 0,
    )  # fmt: skip


def verdict_told(verdict: str) -> str:
    """A verdict in words."""
    return str(Standing.Verdict(verdict).label)


def _moves(rows: Sequence[PersonRow], *, sees_individuals: bool) -> list[Move]:
    """The ways in which people change, the most frequent first."""
    counts = Counter((row.before, row.after) for row in rows)
    in_order = sorted(counts.items(), key=lambda each: (-each[1], str(each[0])))
    told = told_parts([count for _way, count in in_order], sees_individuals=sees_individuals)
    return [
        Move(before, after, words)
        for ((before, after), _count), words in zip(in_order, told, strict=True)
    ]


def _visible(rows: Sequence[PersonRow], viewer: User) -> Sequence[PersonRow]:
    within = scope_of_grader(viewer).learners()
    if within is None:
        return rows
    ids = set(within.values_list("id", flat=True))
    return [row for row in rows if row.learner_id in ids]


def _named(rows: Sequence[PersonRow], page: str) -> Named:
    """One page of them, with their names: one query."""
    found = Paginator(rows, PEOPLE_ON_A_PAGE).get_page(page)
    learners = Learner.objects.select_related("user").in_bulk(
        [row.learner_id for row in found.object_list]
    )
    named = [
        Move(row.before, row.after, str(learners[row.learner_id])) for row in found.object_list
    ]
    return Named(named, found.number, found.paginator.num_pages)
