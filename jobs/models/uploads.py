"""What somebody sent and has not decided on: one person's, for a day, then a job's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jobs.models.job import Job

KEPT_FOR = timedelta(days=1)


class UploadQuerySet(models.QuerySet[Any]):
    """Uploads by whose they are and whether they still count."""

    def of(self, person: User, at: datetime) -> Self:
        """This person's that have not expired."""
        return self.filter(by=person, created_at__gt=at - KEPT_FOR)

    def expired(self, at: datetime) -> Self:
        """Those that nobody may go on with."""
        return self.filter(created_at__lte=at - KEPT_FOR)


class Upload(models.Model):
    """A file between being looked at and being taken in by a job."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("uploaded by")
    )
    name = models.CharField(_("file"), max_length=200)
    created_at = models.DateTimeField(_("uploaded"))
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, related_name="+", verbose_name=_("job")
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
