"""Who has downloaded which file: one row per learner and revision."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Learner
from casestudies.models.files import CaseStudyRevision


class Download(models.Model):
    """A learner's first download of one revision; later ones add nothing."""

    scope_path = "revision__case_study__section__module__course__slug"

    learner = models.ForeignKey(
        Learner, models.CASCADE, related_name="downloads", verbose_name=_("learner")
    )
    revision = models.ForeignKey(
        CaseStudyRevision, models.PROTECT, related_name="downloads", verbose_name=_("revision")
    )
    downloaded_at = models.DateTimeField(_("downloaded"))

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "revision"], name="download_once_per_learner_and_revision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} · {self.learner}"
