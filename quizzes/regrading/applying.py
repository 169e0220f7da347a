"""Letting a decision stand, and taking it back: each in one transaction with all it moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from courses.remarking import recount
from quizzes.models import QuestionRevision, Regrade, RegradeEvent, Standing
from quizzes.regrading.planning import Plan, plan_of, rule_after, stamp_of
from quizzes.regrading.rules import VOID, Rule, rule_of
from quizzes.standings import Change, apply
from releases.audit import record

# By hand: making instances of ten thousand rows takes longer than writing them.
_EVENT = f"""
INSERT INTO {RegradeEvent._meta.db_table} (regrade_id, response_id, is_undo, verdict_before,
    points_before, verdict_after, points_after, at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""


class MovedMeanwhileError(Exception):
    """Answers, or another regrade, came since the preview: look again."""


class NotOnTopError(Exception):
    """A regrade that is undone already, or upon which another stands: that one goes first."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided of a revision's answers, and why.

    `answers` are as the kind writes them, of typed kinds patterns. `stamp` names what the preview
    showed that they decided upon.
    """

    revision_id: int
    policy: str
    answers: tuple[str, ...]
    reason: str
    stamp: str


def regrade(
    decision: Decision, *, by: User, at: datetime, told: Callable[[int], object] = bool
) -> Regrade:
    """Judge all answers anew. `told` hears of responses gone through, before anything is written.

    Raises MovedMeanwhileError, and stores nothing, where the preview is no longer true.
    """
    revision = _released(decision.revision_id)
    rule = rule_after(revision, decision.policy, decision.answers)
    plan = plan_of(revision, rule, told=told)
    with transaction.atomic():
        revision = _locked(revision, decision.stamp, plan)
        made = _made(decision, rule, plan, revision, by=by, at=at)
        _stand(revision, made)
        _write(made, plan, by=by, at=at, is_undo=False)
        _count_again(revision, plan, was_void=_is_void(revision), is_void=rule.mode == VOID)
        record(by=by, at=at, action="regraded", about=revision, note=_told(made, plan))
    return made


def undo(
    made: Regrade, stamp: str, *, by: User, at: datetime, told: Callable[[int], object] = bool
) -> Regrade | None:
    """Bring back what stood before a regrade; returns the regrade that stands now, if any.

    Raises NotOnTopError where it is not the one that stands, MovedMeanwhileError as `regrade`.
    """
    revision = _released(made.revision_id)
    if revision.active_regrade_id != made.pk:
        raise NotOnTopError
    below, at = below_of(made), max(at, made.at)  # clocks of two machines may differ
    rule = rule_of(below.pk) if below else None
    plan = plan_of(revision, rule, told=told)
    with transaction.atomic():
        revision = _locked(revision, stamp, plan)
        Regrade.objects.filter(pk=made.pk, undone_at=None).update(undone_at=at, undone_by=by)
        _stand(revision, below)
        _write(made, plan, by=by, at=at, is_undo=True, stands_by=below)
        is_void = rule is not None and rule.mode == VOID
        _count_again(revision, plan, was_void=rule_of(made.pk).mode == VOID, is_void=is_void)
        record(by=by, at=at, action="regrade_undone", about=revision, note=_told(made, plan))
    return below


def below_of(made: Regrade) -> Regrade | None:
    """The regrade that stands again once this one is undone."""
    older = Regrade.objects.filter(
        revision=made.revision_id, number__lt=made.number, undone_at=None
    )
    return older.order_by("-number").first()


def _released(revision_id: int) -> QuestionRevision:
    released = QuestionRevision.objects.exclude(release=None)
    return released.select_related("question__section__module__course").get(pk=revision_id)


def _locked(revision: QuestionRevision, stamp: str, plan: Plan) -> QuestionRevision:
    """The revision, kept from new answers until the end of the transaction.

    Raises MovedMeanwhileError where what the person saw, or what the plan read, is no longer so.
    """
    locked = _released_for_update(revision.pk)
    if not stamp == plan.stamp == stamp_of(locked):
        raise MovedMeanwhileError
    return locked


def _released_for_update(revision_id: int) -> QuestionRevision:
    rows = QuestionRevision.objects.select_related("question__section__module__course")
    return rows.select_for_update(of=("self",)).get(pk=revision_id)


def _made(
    decision: Decision, rule: Rule, plan: Plan, revision: QuestionRevision, *, by: User,
    at: datetime,
) -> Regrade:  # fmt: skip
    newest = revision.regrades.order_by("-number").values_list("number", flat=True).first()
    return Regrade.objects.create(
        revision=revision, number=(newest or 0) + 1, policy=decision.policy,
        asked=list(decision.answers), rule=rule.to_json(), reason=decision.reason,
        better=plan.better, worse=plan.worse, same=plan.same, by=by, at=at,
    )  # fmt: skip


def _stand(revision: QuestionRevision, regrade: Regrade | None) -> None:
    """Let new answers be counted by it: the conditional UPDATE, and pages that know of it."""
    here = QuestionRevision.objects.filter(
        pk=revision.pk, active_regrade=revision.active_regrade_id
    )
    if here.update(active_regrade=regrade) != 1:
        raise MovedMeanwhileError
    revision.question.section.module.course.touch()


def _write(
    made: Regrade, plan: Plan, *, by: User, at: datetime, is_undo: bool,
    stands_by: Regrade | None = None,
) -> None:  # fmt: skip
    """The events, then the standings and all that follows from them."""
    when = connection.ops.adapt_datetimefield_value(at)
    events = [
        (
            made.pk, each.response_id, is_undo, each.before.verdict, each.before.points,
            each.after.verdict, each.after.points, when,
        )
        for each in plan.moved
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.executemany(_EVENT, events)
    standing = stands_by if is_undo else made
    regrade_id = standing.pk if standing else None
    changes = [
        Change(each.response_id, each.after.verdict, each.after.points, regrade_id)
        for each in plan.moved
    ]
    if is_undo:
        changes += _left(made, plan, regrade_id)
    apply(changes, by=by, at=at)


def _left(undone: Regrade, plan: Plan, regrade_id: int | None) -> list[Change]:
    """What stood by the regrade that is undone and stands the same by the one below it."""
    moved = {each.response_id for each in plan.moved}
    rows = Standing.objects.filter(regrade=undone).values_list("response_id", "verdict", "points")
    return [
        Change(pk, verdict, points, regrade_id) for pk, verdict, points in rows if pk not in moved
    ]


def _is_void(revision: QuestionRevision) -> bool:
    """Whether the revision counted for nobody when it was read."""
    regrade = revision.active_regrade_id
    return regrade is not None and rule_of(regrade).mode == VOID


def _count_again(revision: QuestionRevision, plan: Plan, *, was_void: bool, is_void: bool) -> None:
    """What the section asks for is another once a question stops, or begins again, to count."""
    if was_void != is_void:
        # Whoever has answered it has been counted with their new mark.
        answered = {row.learner_id for row in plan.people}
        recount(_released(revision.pk).question.section, but=answered)


def _told(made: Regrade, plan: Plan) -> str:
    """What the record says of it."""
    return _("%(what)s: %(reason)s · %(changed)d of %(all)d responses count otherwise") % {
        "what": made.get_policy_display(), "reason": made.reason,
        "changed": len(plan.moved), "all": plan.responses,
    }  # fmt: skip
