"""A release: a named set of revisions that ship together, and the record of its moves."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from releases.rings import BUCKETS, Ring, Viewer, reaches


def new_salt() -> str:
    """Random text that spreads learners over the buckets afresh for each release."""
    return secrets.token_hex(8)


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Releases by where they stand."""

    def live(self) -> ReleaseQuerySet:
        """Those that somebody can see, oldest first."""
        return self.filter(ring__gte=Ring.A1).order_by("id")

    def reaching(self, viewer: Viewer, *, scope: str | None = None) -> list[int]:
        """Ids of the live releases that reach the viewer, in one small query."""
        rows = self.live().values_list("id", "ring", "share", "salt")
        if scope is not None:
            rows = rows.filter(scope=scope)
        return [row_id for row_id, ring, share, salt in rows if reaches(ring, share, salt, viewer)]


class Release(models.Model):
    """A set of revisions that ship together, standing in one ring.

    Only `releases.promotion` moves the ring. `scope` says what the release belongs to (a
    course's slug); `share` is the size of ring A2 in buckets of 0.01 %; `held` keeps it from
    going further out; `moves` counts the moves so far, so that of two people who move it at
    once only the first one does.
    """

    scope_path = "scope"

    scope = models.SlugField(_("belongs to"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    notes = models.TextField(_("notes for learners"), blank=True)
    ring = models.SmallIntegerField(_("ring"), choices=Ring, default=Ring.OFF, editable=False)
    share = models.PositiveSmallIntegerField(
        _("share in A2"), default=500, help_text=_("In hundredths of a per cent: 500 is 5 %.")
    )
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    held = models.BooleanField(_("held"), default=False, editable=False)
    moves = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-id"]
        permissions = [("promote_release", "Can promote and roll back release")]
        indexes = [models.Index(fields=["scope", "ring"], name="release_by_scope_and_ring")]
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "name"], name="release_name_once_in_its_scope"
            ),
            models.CheckConstraint(
                condition=models.Q(ring__in=Ring.values), name="release_stands_in_a_known_ring"
            ),
            models.CheckConstraint(
                condition=models.Q(share__gte=1, share__lte=BUCKETS),
                name="release_share_is_up_to_everyone",
            ),
            models.CheckConstraint(
                condition=models.Q(moves__gt=0) | models.Q(ring=Ring.OFF),
                name="release_leaves_off_only_by_a_move",
            ),
            models.CheckConstraint(
                condition=models.Q(held=False) | models.Q(ring__in=[Ring.A1, Ring.A2]),
                name="release_is_held_between_first_and_last_ring",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReleaseEvent(models.Model):
    """One move of one release: appended, never changed."""

    class Kind(models.TextChoices):
        """What was done."""

        PROMOTED = "promoted", _("promoted")
        ROLLED_BACK = "rolled_back", _("rolled back")
        SHARE_CHANGED = "share_changed", _("share changed")
        HELD = "held", _("held")
        RESUMED = "resumed", _("resumed")

    release = models.ForeignKey(
        Release, models.PROTECT, related_name="events", verbose_name=_("release")
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what"), max_length=16, choices=Kind)
    from_ring = models.SmallIntegerField(_("from"), choices=Ring)
    to_ring = models.SmallIntegerField(_("to"), choices=Ring)
    share = models.PositiveSmallIntegerField(_("share in A2"))
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    by_author = models.BooleanField(
        _("by an author"), default=False, help_text=_("The one who moved it also wrote part of it.")
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    told = models.CharField(
        _("words for learners"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("Why it was rolled back, for the release log. Empty: it gives no reason."),
    )
    overridden = models.TextField(
        _("criteria not met"),
        blank=True,
        default="",
        help_text=_("What was not met when the release was promoted all the same."),
    )

    class Meta:
        verbose_name = _("release event")
        verbose_name_plural = _("release events")
        ordering = ["release", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "number"], name="release_event_numbered_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="rolled_back") | ~models.Q(reason=""),
                name="release_rollback_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(told="") | models.Q(kind="rolled_back"),
                name="release_event_tells_learners_of_a_rollback",
            ),
            models.CheckConstraint(
                condition=models.Q(overridden="") | ~models.Q(reason=""),
                name="release_override_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(from_ring__in=Ring.values, to_ring__in=Ring.values),
                name="release_event_names_known_rings",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.get_kind_display()}"
