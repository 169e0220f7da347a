"""A piece of work that takes longer than a request may: who wants it, and how far it has come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jobs.kinds import title_of
from jobs.models.moves import JobQuerySet

LOST_AFTER = timedelta(seconds=60)
"""A worker gives a sign of life every few seconds; after this long without one it is gone."""

SLOW_START = timedelta(seconds=15)
"""A worker looks for work every second; a job that waits longer may have none to wait for."""


class State(models.TextChoices):
    """Where a job stands. It moves down this list only."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


_ENDED = (State.DONE, State.FAILED)


class Job(models.Model):
    """One piece of work. `done` of `total` steps; a `total` of 0 means that nobody can say.

    Its rows are moved by `JobQuerySet` alone, each move by one conditional UPDATE.
    """

    kind = models.CharField(_("kind"), max_length=40)
    by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("started by")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    created_at = models.DateTimeField(_("asked for"))
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    seen_at = models.DateTimeField(_("last sign of life"), null=True)
    worker = models.CharField(_("worker"), max_length=80, default="")
    done = models.PositiveIntegerField(_("steps done"), default=0)
    total = models.PositiveIntegerField(_("steps in all"), default=0)
    message = models.CharField(_("message"), max_length=500, default="")
    link = models.CharField(_("result"), max_length=300, default="")

    objects: ClassVar[JobQuerySet] = JobQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="job_stands_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=(~models.Q(state=State.WAITING) | models.Q(started_at=None))
                & (
                    ~models.Q(state=State.RUNNING)
                    | models.Q(started_at__isnull=False, seen_at__isnull=False)
                ),
                name="job_has_started_unless_it_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=_ENDED, finished_at__isnull=False)
                | (~models.Q(state__in=_ENDED) & models.Q(finished_at=None)),
                name="job_has_finished_when_it_ended",
            ),
            models.CheckConstraint(
                condition=models.Q(total=0) | models.Q(done__lte=models.F("total")),
                name="job_does_no_more_steps_than_there_are",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.FAILED, message=""), name="job_failure_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.pk}"

    @property
    def title(self) -> str:
        """What is done, for people."""
        return title_of(self.kind)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in _ENDED

    def is_lost(self, at: datetime) -> bool:
        """Whether its worker has given no sign of life for too long."""
        if self.state != State.RUNNING or self.seen_at is None:
            return False
        return at - self.seen_at > LOST_AFTER

    def is_slow_to_start(self, at: datetime) -> bool:
        """Whether it waits so long that there may be no worker."""
        return self.state == State.WAITING and at - self.created_at > SLOW_START

    def get_absolute_url(self) -> str:
        """The page that tells how far it has come."""
        return reverse("admin:jobs_job_progress", args=[self.pk])
