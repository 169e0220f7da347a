"""Which essays there are to grade, and taking one so that nobody else does."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from accounts.models import User
from courses.exports.filters import Filters
from quizzes.models import EssayGrade, EssayWork, Response
from quizzes.models.essays import Stage
from quizzes.own_data import FORGOTTEN

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    type Essays = QuerySet[WithAnnotations[Response, Staged]]


class Staged(TypedDict):
    """What `essays` adds to each response."""

    stage: str


TAKEN_FOR = timedelta(minutes=30)
"""So long an essay stays on the desk of whoever took it; every grade and look at it starts anew."""
MOST_TRIES = 5
DECIDE = "quizzes.decide_essaygrade"


def essays(filters: Filters, person: User) -> Essays:
    """The essays that this person may see at all, with their `stage`.

    Nobody grades their own, nor what its learner had deleted.
    """
    own = Q(learner__user=person) | Q(learner__merged_into__user=person)
    rows = Response.objects.for_export(filters).filter(verdict=Response.Verdict.WAITING)
    stage = Coalesce("essay_work__stage", Value(Stage.FIRST.value))
    deleted = Q(attempt__startswith=FORGOTTEN)
    return cast("Essays", rows.exclude(own | deleted).annotate(stage=stage))


def to_grade(rows: Essays, person: User, *, at: datetime) -> Essays:
    """Those of `essays` that this person could take now."""
    graded = Exists(EssayGrade.objects.filter(response=OuterRef("pk"), by=person))
    done_with = Q(stage=Stage.SECOND) if person.has_perm(DECIDE) else ~Q(stage=Stage.FIRST)
    # Apart, since an essay that nobody ever took has no row to compare with.
    taken = EssayWork.objects.filter(
        pk=OuterRef("pk"), claimed_until__gt=at, claimed_by__isnull=False
    ).exclude(claimed_by=person)
    return rows.exclude(stage=Stage.GRADED).exclude(Q(graded) & done_with).exclude(Exists(taken))


def take(response_id: int, *, by: User, at: datetime) -> bool:
    """Put the essay on this person's desk, or keep it there; False where another has it."""
    EssayWork.objects.bulk_create([EssayWork(response_id=response_id)], ignore_conflicts=True)
    free = Q(claimed_by=None) | Q(claimed_by=by) | Q(claimed_until__lte=at)
    own = EssayWork.objects.filter(free, pk=response_id)
    return own.update(claimed_by=by, claimed_until=at + TAKEN_FOR) == 1


def take_next(rows: Essays, *, by: User, at: datetime) -> int | None:
    """Take the oldest of `to_grade`; None where there is none, or others were always first."""
    for _number in range(MOST_TRIES):
        first = to_grade(rows, by, at=at).order_by("answered_at", "pk").values_list("pk", flat=True)
        oldest = first.first()
        if oldest is None or take(oldest, by=by, at=at):
            return oldest
    return None


def put_back(response_id: int, *, by: User) -> None:
    """Let anyone take it again."""
    own = EssayWork.objects.filter(pk=response_id, claimed_by=by)
    own.update(claimed_by=None, claimed_until=None)
