"""Rosters between being looked at and being taken in: one person's, and for a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Cohort
from jobs.models import Upload


class RosterUpload(Upload):
    """The text of a roster as it was sent, for one cohort."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+", verbose_name=_("cohort"))
    text = models.TextField(_("text"))

    class Meta(Upload.Meta):
        verbose_name = _("upload of a roster")
        verbose_name_plural = _("uploads of rosters")
