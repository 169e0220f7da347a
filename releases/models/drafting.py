"""What is kept of a draft while it is written: every saved state, and who has it open."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.revision import Revision

TOKEN_LENGTH = 40
"""Characters that tell one open page from another."""


class AboutDraft(models.Model):
    """A row about a draft of any kind: which model it is of, and its id there.

    No foreign key can lead to four tables; `releases.drafting.forgetting` drops the rows with
    their draft.
    """

    kind = models.CharField(max_length=60, editable=False)
    revision_id = models.PositiveBigIntegerField(editable=False)

    class Meta:
        abstract = True

    @staticmethod
    def names(revision: Revision) -> dict[str, Any]:
        """The two fields that name this draft."""
        return {"kind": revision._meta.label_lower, "revision_id": revision.pk}


class SavedState(AboutDraft):
    """What a draft's form said at one moment: appended, never changed, thinned out as it ages.

    `edit` is the count of saves that it came from; of words kept apart, the one they began at.
    `words` is the form's fields and rows as `releases.drafting.words` reads them.
    """

    class Why(models.TextChoices):
        """How it came to be kept."""

        FOUND = "found", _("as it was found")
        SAVED = "saved", _("saved")
        RESTORED = "restored", _("restored")
        APART = "apart", _("kept apart: somebody else had saved")
        UNFINISHED = "unfinished", _("kept apart: not complete yet")

    IN_THE_DRAFT: ClassVar = (Why.FOUND, Why.SAVED, Why.RESTORED)

    edit = models.PositiveIntegerField(_("saves"), editable=False)
    why = models.CharField(_("what"), max_length=12, choices=Why)
    words = models.JSONField(default=dict, editable=False)
    editor = models.CharField(max_length=TOKEN_LENGTH, blank=True, editable=False)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("saved state")
        verbose_name_plural = _("saved states")
        ordering = ["kind", "revision_id", "id"]
        indexes = [
            models.Index(fields=["kind", "revision_id", "edit"], name="saved_state_by_draft"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "revision_id", "edit"],
                condition=models.Q(why__in=["found", "saved", "restored"]),
                name="saved_state_once_per_save",
            ),
            models.UniqueConstraint(
                fields=["kind", "revision_id", "by", "editor"],
                condition=models.Q(why="unfinished"),
                name="saved_state_unfinished_once_per_editor",
            ),
            models.CheckConstraint(
                condition=models.Q(why__in=["found", "saved", "restored", "apart", "unfinished"]),
                name="saved_state_has_a_known_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.revision_id} · {self.edit}"


class OpenEditor(AboutDraft):
    """A page in which somebody has a draft open; two windows of one person are two.

    `edit` is the count of saves that the page began from, or last heard of.
    """

    editor = models.CharField(max_length=TOKEN_LENGTH, blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by")
    )
    edit = models.PositiveIntegerField(editable=False)
    seen_at = models.DateTimeField(_("last seen"))
    wrote_at = models.DateTimeField(_("last saved"), null=True, blank=True)

    class Meta:
        verbose_name = _("open editor")
        verbose_name_plural = _("open editors")
        ordering = ["kind", "revision_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "revision_id", "by", "editor"], name="open_editor_once_per_page"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.revision_id} · {self.by}"
