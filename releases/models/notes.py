"""What learners are told of a release once it has moved, if not what they were told at first."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release


class AmendedNotes(models.Model):
    """The notes for learners as somebody worded them later: appended, the newest counts.

    `number` counts from 1 without gaps; before it stand `Release.notes`, which stay as they were.
    """

    scope_path = "release__scope"

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="amended_notes", db_index=False,
        verbose_name=_("release"),
    )  # fmt: skip
    number = models.PositiveIntegerField(_("number"))
    words = models.TextField(_("notes for learners"), blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("amended notes")
        verbose_name_plural = _("amended notes")
        ordering = ["release", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["release", "number"], name="amended_notes_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="amended_notes_come_after_the_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.number}"
