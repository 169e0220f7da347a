"""Exports that were asked for: who wanted what, what became of it, and the file that is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.scopes import LearnerScope
from jobs.models import Job

KEPT_FOR = timedelta(days=7)


class ExportState(models.TextChoices):
    """What became of an export."""

    MAKING = "making", _("being made")
    SENDING = "sending", _("being sent")
    READY = "ready", _("ready")
    SENT = "sent", _("sent")
    STOPPED = "stopped", _("stopped half way")
    FAILED = "failed", _("failed")
    REMOVED = "removed", _("removed")


OPEN = (ExportState.MAKING, ExportState.SENDING)


class ExportFileQuerySet(models.QuerySet["ExportFile"]):
    """Exports by whose they are and where they stand."""

    def seen_by(self, person: User) -> ExportFileQuerySet:
        """The person's own; with the right to see them, everyone's."""
        return self if person.has_perm("results.view_exportfile") else self.filter(by=person.pk)

    def expired(self, at: datetime) -> ExportFileQuerySet:
        """Files that nobody may fetch any more."""
        return self.filter(state=ExportState.READY, expires_at__lte=at)

    def move(self, export: int, *, start: ExportState, to: ExportState, **fields: object) -> bool:
        """One export goes on from one state; False where somebody moved it first."""
        return self.filter(pk=export, state=start).update(state=to, **fields) == 1


class ExportFile(models.Model):
    """One export. `filter` is what narrowed it, as it stands in an address.

    `cohorts` are those whose learners may be in it, None where it may be anybody: who fetches the
    file has to be allowed to see them still. `rows`, `bytes` and `sha256` are of what was written,
    or sent until it stopped.
    """

    kind = models.CharField(_("kind"), max_length=40)
    format = models.CharField(_("format"), max_length=40)
    filter = models.TextField(_("filter"), blank=True)
    cohorts: models.JSONField[list[int] | None] = models.JSONField(_("cohorts"), null=True)
    by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked for by")
    )
    at = models.DateTimeField(_("asked for"))
    state = models.CharField(_("state"), max_length=10, choices=ExportState)
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, related_name="+", verbose_name=_("job")
    )
    ended_at = models.DateTimeField(_("ended"), null=True)
    rows = models.PositiveBigIntegerField(_("rows"), default=0)
    bytes = models.PositiveBigIntegerField(_("bytes"), default=0)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    filename = models.CharField(_("file name"), max_length=500)
    stored = models.CharField(_("stored as"), max_length=200, blank=True)
    expires_at = models.DateTimeField(_("expires"), null=True)
    readme = models.TextField(_("what it is"), blank=True)

    objects: ClassVar[ExportFileQuerySet] = ExportFileQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["by", "-id"], name="export_file_by_person"),
            models.Index(fields=["state", "expires_at"], name="export_file_by_expiry"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ExportState.values),
                name="export_file_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OPEN, ended_at=None)
                | (~models.Q(state__in=OPEN) & models.Q(ended_at__isnull=False)),
                name="export_file_ended_at_a_time",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(state=ExportState.READY, expires_at__isnull=False)
                    & ~models.Q(stored="")
                    & ~models.Q(sha256="")
                )
                | (~models.Q(state=ExportState.READY) & models.Q(stored="")),
                name="export_file_is_kept_until_it_expires",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.format}"

    def get_absolute_url(self) -> str:
        """The page that tells how far it has come."""
        return reverse("results:file", args=[self.pk])

    @property
    def scope(self) -> LearnerScope:
        """Whose records may be in it."""
        return LearnerScope(None if self.cohorts is None else frozenset(self.cohorts))

    @property
    def is_open(self) -> bool:
        """Whether it is still being made or sent."""
        return self.state in OPEN
