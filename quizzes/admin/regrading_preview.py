"""Who changes and by how much, as a page shows it: names to those who may see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from accounts.models import Learner, User
from accounts.scopes import scope_of_grader
from quizzes.marks_now import Now
from quizzes.models import Standing
from quizzes.regrading.planning import PersonRow, Plan

SEE_INDIVIDUALS = "quizzes.export_response"
PEOPLE_ON_A_PAGE = 50
FEWEST_TOLD = 5


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

    def told(number: int) -> str:
        return told_count(number, sees_individuals=sees)

    return Preview(
        told(plan.better), told(plan.worse), told(plan.same), told(len(plan.people)),
        plan.responses, plan.stamp, tuple(_moves(plan.changed, sees_individuals=sees)),
        _named(rows, page) if sees else None, len(plan.changed) - len(rows) if sees else 0,
    )  # fmt: skip


def verdict_told(verdict: str) -> str:
    """A verdict in words."""
    return str(Standing.Verdict(verdict).label)


def told_count(number: int, *, sees_individuals: bool) -> str:
    """A count of people; one so small that it names somebody only to those who may know."""
    if 0 < number < FEWEST_TOLD and not sees_individuals:
        return _("under %(fewest)d") % {"fewest": FEWEST_TOLD}
    return str(number)


def _moves(rows: Sequence[PersonRow], *, sees_individuals: bool) -> list[Move]:
    """The ways in which people change, the most frequent first."""
    counts = Counter((row.before, row.after) for row in rows)
    in_order = sorted(counts.items(), key=lambda each: (-each[1], str(each[0])))
    return [
        Move(before, after, told_count(count, sees_individuals=sees_individuals))
        for (before, after), count in in_order
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
