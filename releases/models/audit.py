"""The record of what people do with content: appended, never changed, kept longer than its things.

Nothing here refers to a row of another table but the person, so that an event stays readable when
what it tells of is gone.
"""

from __future__ import annotations

from typing import NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendedOnlyError(Exception):
    """Someone tried to change or take away an event of the record."""


class AuditQuerySet(models.QuerySet["AuditEvent"]):
    """Events, for reading."""

    def update(self, **kwargs: object) -> NoReturn:
        """Refuse. Raises AppendedOnlyError."""
        raise AppendedOnlyError("An event of the record cannot change.")

    def delete(self) -> NoReturn:
        """Refuse. Raises AppendedOnlyError."""
        raise AppendedOnlyError("An event of the record cannot be deleted.")

    def reworded(self, **words: str) -> int:
        """The one way to change an event: put other words for a name that has to be forgotten.

        `words` may be of `who`, `thing` and `note`; what was done, with what and when stays.
        Raises AppendedOnlyError for any other field.
        """
        if not words.keys() <= {"who", "thing", "note"}:
            raise AppendedOnlyError("Of an event only names can be forgotten.")
        return super().update(**words)


class AuditEvent(models.Model):
    """Who did what with which thing, when, and from which revision.

    `who` keeps the name as it was; `by` leads to the person while there is one, and is empty for
    reviewers, who have no account, and for the system. A thing is told by its kind
    ("courses.sectionrevision"), its id and its words at the time.
    """

    scope_path = "scope"

    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    who = models.CharField(_("who"), max_length=150)
    action = models.CharField(_("what"), max_length=24)
    kind = models.CharField(_("kind"), max_length=100)
    thing_id = models.BigIntegerField(_("id"))
    thing = models.CharField(_("thing"), max_length=255)
    from_id = models.BigIntegerField(_("id of the revision before"), null=True, blank=True)
    from_revision = models.CharField(_("from revision"), max_length=255, blank=True)
    scope = models.SlugField(_("course"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("event of the record")
        verbose_name_plural = _("audit record")
        ordering = ["-at", "-id"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
            models.Index(fields=["scope", "-at"], name="audit_by_course_and_time"),
            models.Index(fields=["kind", "thing_id", "-at"], name="audit_by_thing_and_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(who="") & ~models.Q(action="") & ~models.Q(kind=""),
                name="audit_event_says_who_did_what",
            ),
            models.CheckConstraint(
                condition=models.Q(from_id=None, from_revision="")
                | (models.Q(from_id__isnull=False) & ~models.Q(from_revision="")),
                name="audit_event_names_the_revision_it_came_from",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.action} {self.thing}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Append. Raises AppendedOnlyError for an event that is in the record already."""
        if not self._state.adding:
            raise AppendedOnlyError("An event of the record cannot change.")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Refuse. Raises AppendedOnlyError."""
        raise AppendedOnlyError("An event of the record cannot be deleted.")
