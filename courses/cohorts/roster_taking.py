"""Taking a roster in: everybody of it in one transaction, or nobody; a long one as a job."""

from __future__ import annotations

from datetime import datetime
from itertools import batched

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Cohort, CohortInvitation, CohortMembership, Learner
from accounts.models.learners import key_of_person
from courses.cohorts.roster_planning import AT_ONCE, Outcome, Plan, Planned, plan_of
from courses.cohorts.roster_reading import read_roster
from courses.models import RosterUpload
from jobs.kinds import register_kind
from jobs.models import Job
from jobs.running import CannotFinishError, Run, job_task, start
from releases.audit import record

KIND = "roster"
register_kind(KIND, gettext_lazy("Take in a roster"))

MOST_AT_ONCE = 500
"""People taken in while somebody waits; more are left to a job."""


@transaction.atomic
def take_in(upload: RosterUpload, *, at: datetime) -> Plan | None:
    """Make members and invitations of the roster and drop it; the plan as it was carried out.

    It is planned anew: others may have joined since it was shown. None, and nothing is written,
    where a line has a problem by now or somebody took the same upload in first.
    """
    cohort = Cohort.objects.select_for_update().get(pk=upload.cohort_id)
    plan = plan_of(cohort, read_roster(upload.text))
    if plan.of(Outcome.PROBLEM) or not RosterUpload.objects.filter(pk=upload.pk).delete()[0]:
        return None
    for some in batched(plan.rows, AT_ONCE, strict=False):
        _enter(cohort, [row for row in some if row.outcome == Outcome.JOINS], at=at)
        _invite(cohort, [row for row in some if row.outcome == Outcome.INVITED], at=at)
    if plan.changes_something:
        record(by=upload.by, at=at, action="enrolled", about=cohort, note=told(plan, upload.name))
    return plan


def told(plan: Plan, name: str) -> str:
    """What a roster did, in a sentence."""
    words = _("%(joined)d joined, %(invited)d invited, from %(file)s")
    counts = {"joined": len(plan.of(Outcome.JOINS)), "invited": len(plan.of(Outcome.INVITED))}
    return words % {**counts, "file": name}


def _enter(cohort: Cohort, rows: list[Planned], *, at: datetime) -> None:
    people = [row.person for row in rows if row.person is not None]
    known = set(Learner.objects.filter(user__in=people).values_list("user_id", flat=True))
    new = [Learner(user_id=p, key=key_of_person(p)) for p in people if p not in known]
    Learner.objects.bulk_create(new, ignore_conflicts=True)
    learners = Learner.objects.filter(user__in=people).order_by("id")
    CohortMembership.objects.bulk_create(
        [CohortMembership(cohort=cohort, learner=learner, joined_at=at) for learner in learners],
        ignore_conflicts=True,
    )
    emails = [row.line.email for row in rows]
    CohortInvitation.objects.filter(cohort=cohort, email__in=emails).delete()


def _invite(cohort: Cohort, rows: list[Planned], *, at: datetime) -> None:
    CohortInvitation.objects.bulk_create(
        [
            CohortInvitation(cohort=cohort, email=row.line.email, name=row.line.name, invited_at=at)
            for row in rows
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def start_taking(upload: RosterUpload, *, at: datetime) -> Job | None:
    """Ask for the roster to be taken in; None where somebody was first, by a double click."""
    seen = RosterUpload.objects.select_for_update().filter(pk=upload.pk, job=upload.job_id)
    if not seen.exists():
        return None
    job = start(KIND, take_roster, by=upload.by, at=at, with_={"upload": upload.pk})
    RosterUpload.objects.filter(pk=upload.pk).update(job=job)
    return job


@job_task
def take_roster(run: Run, *, upload: int) -> None:
    """Take the roster in: seconds for thousands, in one transaction."""
    sent = RosterUpload.objects.select_related("by", "cohort").filter(pk=upload).first()
    if sent is None:
        raise CannotFinishError(_("The roster is not kept any more. Send it again."))
    run.report(message=_("Taking everybody in"))
    plan = take_in(sent, at=timezone.now())
    if plan is None:
        raise CannotFinishError(_("The roster cannot be taken in any more. Send it again."))
    run.message = told(plan, sent.name)
    run.link = reverse("admin:accounts_cohort_change", args=[sent.cohort_id])
