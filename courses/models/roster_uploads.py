"""Rosters between being looked at and being taken in: one person's, and for a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Cohort, User
from jobs.models import Job

KEPT_FOR = timedelta(days=1)


class RosterUploadQuerySet(models.QuerySet["RosterUpload"]):
    """Uploads by whose they are and whether they still count."""

    def of(self, person: User, at: datetime) -> RosterUploadQuerySet:
        """This person's that have not expired."""
        return self.filter(by=person, created_at__gt=at - KEPT_FOR)

    def expired(self, at: datetime) -> RosterUploadQuerySet:
        """Those that nobody may go on with."""
        return self.filter(created_at__lte=at - KEPT_FOR)


class RosterUpload(models.Model):
    """The text of a roster as it was sent, for one cohort."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("uploaded by")
    )
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+", verbose_name=_("cohort"))
    name = models.CharField(_("file"), max_length=200)
    text = models.TextField(_("text"))
    created_at = models.DateTimeField(_("uploaded"))
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, related_name="+", verbose_name=_("job")
    )

    objects = RosterUploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("upload of a roster")
        verbose_name_plural = _("uploads of rosters")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
