"""The only code that moves an experiment: planned, dropped, started, stopped.

A start fixes the plan: from then on nothing changes it. Each step is one conditional UPDATE and
its line in the record.
"""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from releases.audit import record
from releases.experiments.sizes import Design, sizes
from releases.experiments.wording import told_plan
from releases.models import Experiment, FrozenExperimentError, Release, ReleaseEvent
from releases.refusals import MoveRefusedError
from releases.rings import BUCKETS, Ring

State = Experiment.State


def design_of(experiment: Experiment) -> Design:
    """Its plan as numbers, with the share it was started with or would be started with now."""
    share = experiment.release.share if experiment.share is None else experiment.share
    return Design(
        experiment.usual, experiment.effect, experiment.alpha, experiment.power, share / BUCKETS
    )


def newest(release: Release) -> Experiment | None:
    """The release's experiment, the last one where there were several."""
    return release.experiments.order_by("-id").first()


def refuse_planning(release: Release) -> None:
    """Raises MoveRefusedError where one runs, and where the release is past comparing."""
    if release.ring not in (Ring.OFF, Ring.A1, Ring.A2):
        raise MoveRefusedError(_("Every learner has this release or none: nothing to compare."))
    if _running(release).exists():
        raise MoveRefusedError(_("An experiment is running: its plan is fixed. Stop it first."))


def save_plan(experiment: Experiment, *, by: User, at: datetime) -> None:
    """Store a plan, new or changed. Raises MoveRefusedError where one has begun meanwhile."""
    experiment.made_at, experiment.by = at, by
    try:
        with transaction.atomic():
            experiment.save()
            record(
                by=by, at=at, action="experiment_planned", about=experiment,
                note=told_plan(design_of(experiment)),
            )  # fmt: skip
    except (FrozenExperimentError, IntegrityError):
        words = _("Somebody started or planned one meanwhile; look again.")
        raise MoveRefusedError(words) from None


@transaction.atomic
def drop(experiment: Experiment, *, by: User, at: datetime) -> None:
    """Forget a plan. Raises MoveRefusedError once it has started: what was tried stays known."""
    record(by=by, at=at, action="experiment_dropped", about=experiment)
    if not Experiment.objects.filter(pk=experiment.pk, state=State.PLANNED).delete()[0]:
        raise MoveRefusedError(_("It has started: stop it instead."))


@transaction.atomic
def start(experiment: Experiment, *, by: User, at: datetime) -> None:
    """Fix the plan and begin counting. Raises MoveRefusedError where there are no two arms."""
    # Whoever moves the release changes the same row: this waits for them, and they for this.
    release = Release.objects.select_for_update().get(pk=experiment.release_id)
    _refuse_one_arm(release)
    experiment.release = release
    design = design_of(experiment)
    needed = sizes(design)
    registered = {"share": release.share, "treated_n": needed.treated, "control_n": needed.control}
    asked = Experiment.objects.filter(
        pk=experiment.pk, state=State.PLANNED, made_at=experiment.made_at
    )
    if not asked.update(state=State.RUNNING, started_at=at, **registered):
        raise MoveRefusedError(_("Somebody changed, dropped or started it meanwhile; look again."))
    record(
        by=by, at=at, action="experiment_started", about=experiment, note=told_plan(design, needed)
    )


def _refuse_one_arm(release: Release) -> None:
    if release.ring != Ring.A2:
        words = _("“%(release)s” is %(ring)s: an experiment needs learners with it and without.")
        raise MoveRefusedError(words % {"release": release, "ring": release.get_ring_display()})
    if release.share >= BUCKETS:
        raise MoveRefusedError(_("A2 holds every learner: nobody is left to compare with."))


@transaction.atomic
def stop(experiment: Experiment, *, by: User, at: datetime, note: str) -> None:
    """End counting, and leave the release where it is. `note` says what was found by then.

    Raises MoveRefusedError where it does not run.
    """
    if (
        not _running(experiment.release)
        .filter(pk=experiment.pk)
        .update(state=State.STOPPED, stopped_at=at)
    ):
        raise MoveRefusedError(_("It does not run any more."))
    record(by=by, at=at, action="experiment_stopped", about=experiment, note=note)


def stop_with_move(release: Release, event: ReleaseEvent) -> None:
    """End the release's experiment with the move that took one of its arms away.

    Hears of every move, in its transaction, and does nothing that could keep a rollback back.
    """
    if event.from_ring != Ring.A2 or event.to_ring == Ring.A2:
        return
    running = _running(release).first()
    if running is None:
        return
    at = max(event.at, running.started_at or event.at)
    _running(release).update(state=State.STOPPED, stopped_at=at, event=event)
    record(by=event.by, at=event.at, action="experiment_stopped", about=running, note=event.reason)


def _running(release: Release) -> models.QuerySet[Experiment]:
    return Experiment.objects.filter(release=release, state=State.RUNNING)
