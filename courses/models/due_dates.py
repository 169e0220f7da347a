"""When a cohort should have finished a section, and the calendars that say so."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Cohort, Learner
from courses.models.structure import Section


def new_token() -> str:
    """An address nobody can guess: 192 random bits as 32 characters."""
    return secrets.token_urlsafe(24)


class DueDate(models.Model):
    """The moment by which a cohort should have finished a section. It closes nothing."""

    cohort = models.ForeignKey(
        Cohort, models.CASCADE, related_name="due_dates", verbose_name=_("cohort")
    )
    section = models.ForeignKey(
        Section, models.CASCADE, related_name="due_dates", verbose_name=_("section")
    )
    due_at = models.DateTimeField(_("due"))
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        default_permissions = ()
        verbose_name = _("due date")
        verbose_name_plural = _("due dates")
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "section"], name="due_date_once_in_cohort_and_section"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort} · {self.section} · {self.due_at:%Y-%m-%d %H:%M}"


class CalendarFeed(models.Model):
    """A learner's calendar of due dates at an address that only they know.

    Whoever knows the address reads it without signing in, as calendar programs do; a new token
    shuts out whoever knew the old one.
    """

    learner = models.OneToOneField(
        Learner,
        models.CASCADE,
        primary_key=True,
        related_name="calendar",
        verbose_name=_("learner"),
    )
    token = models.CharField(_("secret"), max_length=40, unique=True, default=new_token)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        default_permissions = ()
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    def __str__(self) -> str:
        return str(self.learner)

    def renew(self, *, at: datetime) -> None:
        """Take a new address; the old one leads nowhere from now on."""
        self.token, self.made_at = new_token(), at
        self.save(update_fields=["token", "made_at"])
