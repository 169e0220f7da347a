"""The one who learns: a signed-in person or a guest."""

from __future__ import annotations

import hashlib
import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.users import User

FORGOTTEN_NAME = "deleted learner"
"""What exports and pages call somebody who deleted their data; not translated, as files are not."""


def key_of_guest(token: str) -> str:
    """The learner key that belongs to a guest's cookie; the cookie itself is never stored."""
    return hashlib.sha256(f"guest:{token}".encode()).hexdigest()[:32]


def key_of_person(user_id: int) -> str:
    """The key a person's learner gets when its row is first written."""
    return hashlib.sha256(f"person:{user_id}".encode()).hexdigest()[:32]


def new_key() -> str:
    """A fresh learner key: 128 random bits as 32 hex digits."""
    return secrets.token_hex(16)


class Learner(models.Model):
    """A learning identity: what progress, answers and downloads belong to.

    `key` never changes while the learner is there, so the ring a learner stands in and the order
    of choices they see stay the same on every device. A guest's row is written at their first
    answer, not at their first page. When a guest signs in to an account that already learns,
    the guest's row stays as it is and points at the person's by `merged_into`: history is not
    rewritten.
    Of somebody who deleted their data the row stays, with another key and `forgotten_at`: it counts
    answers and leads to nobody.
    """

    user = models.OneToOneField(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="learner",
        verbose_name=_("person"),
    )
    key = models.CharField(_("key"), max_length=32, unique=True, default=new_key, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    merged_at = models.DateTimeField(_("merged"), null=True, blank=True)
    created_at = models.DateTimeField(_("first seen"), default=timezone.now)
    has_notices = models.BooleanField(default=False, db_default=False, editable=False)
    """Whether something waits to be told on a section's page; without, none is looked for."""
    forgotten_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    class Meta:
        verbose_name = _("learner")
        verbose_name_plural = _("learners")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(user=None),
                name="learner_merged_away_is_no_person",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="learner_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None, merged_at=None)
                | models.Q(merged_into__isnull=False, merged_at__isnull=False),
                name="learner_merged_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(forgotten_at=None) | models.Q(user=None),
                name="learner_forgotten_is_no_person",
            ),
        ]

    def __str__(self) -> str:
        if self.forgotten_at is not None:
            return FORGOTTEN_NAME
        return str(self.user) if self.user_id else f"guest {self.key[:6]}"

    @property
    def is_guest(self) -> bool:
        """True for a learner without an account."""
        return self.user_id is None

    @property
    def is_staff(self) -> bool:
        """True where ring A1 (staff only) includes this learner."""
        return self.user is not None and self.user.is_active and self.user.is_staff

    def saved(self) -> Learner:
        """This learner with a row in the database, written now where there was none.

        Two first answers at the same moment make one row: the key and the person are unique.
        """
        if self.pk:
            return self
        who = {"user": self.user} if self.user is not None else {"key": self.key}
        row, _made = Learner.objects.get_or_create(
            **who, defaults={"key": self.key, "created_at": self.created_at}
        )
        # The same object from now on: a page read again must find what was just written.
        self.pk, self.key, self.created_at = row.pk, row.key, row.created_at
        self._state.adding = False
        return self
