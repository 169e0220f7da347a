"""Drafts shown to others before anyone learns from them: links that expire, and comments.

A draft is named by its kind ("courses.sectionrevision") and id; both go when it is deleted.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 60
LONGEST_COMMENT = 5_000
LONGEST_QUOTE = 300


class ReviewLink(models.Model):
    """Leave to see one revision without an account, until it expires or is taken back.

    Only a hash of its secret is kept: whoever reads the database cannot open a link with it.
    """

    scope_path: ClassVar[str] = "scope"

    kind = models.CharField(_("kind"), max_length=100)
    revision_id = models.BigIntegerField(_("revision"))
    scope = models.SlugField(_("course"), max_length=60)
    label = models.CharField(_("for whom"), max_length=80, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    with_answers = models.BooleanField(_("with answers"), default=False)
    created_at = models.DateTimeField(_("made"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("made by"),
    )  # fmt: skip
    expires_at = models.DateTimeField(_("expires"))
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("review link")
        verbose_name_plural = _("review links")
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "revision_id"], name="review_link_of_revision")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="review_link_lasts_for_a_while",
            ),
            models.CheckConstraint(
                condition=~models.Q(token_hash=""), name="review_link_has_a_secret"
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"{self.created_at:%Y-%m-%d}"


class ReviewComment(models.Model):
    """What somebody says about one place of a revision, or answers to that.

    `place` names the block or the question, `quote` keeps its words: a block that was edited is
    found again by them, and one that is gone is still told. Only a first comment is resolved.
    """

    scope_path: ClassVar[str] = "scope"

    kind = models.CharField(_("kind"), max_length=100)
    revision_id = models.BigIntegerField(_("revision"))
    scope = models.SlugField(_("course"), max_length=60)
    place = models.CharField(_("place"), max_length=120)
    heading = models.CharField(_("under the heading"), max_length=120, blank=True)
    quote = models.CharField(_("quote"), max_length=LONGEST_QUOTE, blank=True)
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answered_by",
        verbose_name=_("answers"),
    )  # fmt: skip
    link = models.ForeignKey(
        ReviewLink, models.SET_NULL, null=True, blank=True, related_name="comments",
        verbose_name=_("by link"),
    )  # fmt: skip
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("person"),
    )  # fmt: skip
    author = models.CharField(_("written by"), max_length=150)
    text = models.TextField(_("comment"), max_length=LONGEST_COMMENT)
    at = models.DateTimeField(_("written"))
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.CharField(_("resolved by"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("review comment")
        verbose_name_plural = _("review comments")
        default_permissions = ()
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["kind", "revision_id", "at"], name="review_comment_of_revision"),
            models.Index(fields=["link", "at"], name="review_comment_by_link"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(author=""),
                name="review_comment_is_said_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(resolved_at=None, resolved_by="")
                | (models.Q(resolved_at__isnull=False, answers=None) & ~models.Q(resolved_by="")),
                name="review_comment_is_resolved_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"
