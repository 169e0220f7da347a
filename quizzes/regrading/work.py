"""Regrading as a job, where there are many answers to go through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from jobs.kinds import register_kind
from jobs.models import Job
from jobs.running import CannotFinishError, Run, job_task, start
from quizzes.models import Regrade
from quizzes.regrading.applying import (
    Decision,
    MovedMeanwhileError,
    NotOnTopError,
    regrade,
    undo,
)

REGRADING = "regrade"
MOST_AT_ONCE = 2000
"""Responses that a page goes through while the person waits."""

register_kind(REGRADING, gettext_lazy("Judging given answers anew"))


def moved_meanwhile() -> str:
    """What to do where a preview is no longer true."""
    return _("New answers or another regrade came since the preview. Look again, then decide.")


def start_regrading(decision: Decision, *, by: User, at: datetime, total: int) -> Job:
    """Ask for the regrade that somebody decided on their preview."""
    wanted: dict[str, object] = {
        "revision": decision.revision_id, "policy": decision.policy,
        "answers": list(decision.answers), "reason": decision.reason, "stamp": decision.stamp,
    }  # fmt: skip
    return start(REGRADING, regrade_all, by=by, at=at, total=total, with_=wanted)


def start_undoing(made: Regrade, stamp: str, *, by: User, at: datetime, total: int) -> Job:
    """Ask for taking a regrade back."""
    wanted: dict[str, object] = {"regrade_id": made.pk, "stamp": stamp}
    return start(REGRADING, undo_all, by=by, at=at, total=total, with_=wanted)


@job_task
def regrade_all(
    run: Run, *, revision: int, policy: str, answers: list[str], reason: str, stamp: str
) -> None:
    """Go through every response, telling how far, then write all at once."""
    decision = Decision(revision, policy, tuple(answers), reason, stamp)
    run.link = reverse("admin:quizzes_questionrevision_regrade", args=[revision])
    by = _starter(run)
    try:
        made = regrade(decision, by=by, at=timezone.now(), told=_teller(run))
    except MovedMeanwhileError as error:
        raise CannotFinishError(moved_meanwhile()) from error
    run.link = reverse("admin:quizzes_regrade_change", args=[made.pk])
    run.message = _("The answers are judged anew.")


@job_task
def undo_all(run: Run, *, regrade_id: int, stamp: str) -> None:
    """As `regrade_all`, back to what stood before."""
    made = Regrade.objects.get(pk=regrade_id)
    run.link = reverse("admin:quizzes_regrade_change", args=[made.pk])
    try:
        undo(made, stamp, by=_starter(run), at=timezone.now(), told=_teller(run))
    except (MovedMeanwhileError, NotOnTopError) as error:
        raise CannotFinishError(moved_meanwhile()) from error
    run.message = _("The regrade is taken back.")


def _starter(run: Run) -> User:
    """Whoever asked for it. Raises CannotFinishError where their account is gone."""
    if run.job.by is None:
        raise CannotFinishError(_("The account of whoever started this is gone."))
    return run.job.by


def _teller(run: Run) -> Callable[[int], object]:
    done = 0

    def told(more: int) -> None:
        nonlocal done
        done += more
        run.report(done=done, message=_("Going through the answers …"))

    return told
