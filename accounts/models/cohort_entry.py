"""Ways into a cohort: an invitation by address, and a code that learners type or open."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models.cohorts import Cohort


class CohortInvitation(models.Model):
    """An address that belongs to a cohort before anybody has shown that it is theirs.

    Its row is gone once somebody signs in whose confirmed address it is: they are a member then.
    """

    cohort = models.ForeignKey(
        Cohort, models.CASCADE, related_name="invitations", verbose_name=_("cohort")
    )
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    invited_at = models.DateTimeField(_("invited"))

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["email", "cohort"], name="cohort_invites_an_address_once"
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="cohort_invitation_is_in_lower_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.cohort}"


class CohortCode(models.Model):
    """The code by which learners join a cohort themselves; none means that nobody can.

    `seats` is how many members the cohort may have for the code to let one more in; None for any
    number. A new code takes the place of the old one, which then leads nowhere.
    """

    cohort = models.OneToOneField(
        Cohort,
        models.CASCADE,
        primary_key=True,
        related_name="code",
        verbose_name=_("cohort"),
    )
    code = models.CharField(_("code"), max_length=20, unique=True)
    expires_at = models.DateTimeField(_("expires"))
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        default_permissions = ()
        verbose_name = _("joining code")
        verbose_name_plural = _("joining codes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seats=None) | models.Q(seats__gte=1),
                name="cohort_code_has_a_seat",
            ),
        ]

    def __str__(self) -> str:
        return self.told

    @property
    def told(self) -> str:
        """The code as people read and type it: in groups of four."""
        return "-".join(self.code[at : at + 4] for at in range(0, len(self.code), 4))

    def has_expired(self, at: datetime) -> bool:
        """Whether it lets nobody in any more."""
        return at >= self.expires_at
