"""A scheduled move: what is to happen to a release at a time, and what became of it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release, ReleaseEvent
from releases.rings import BUCKETS, Ring

_Q = models.Q


class ScheduledMoveQuerySet(models.QuerySet["ScheduledMove"]):
    """Scheduled moves by what became of them."""

    def waiting(self) -> ScheduledMoveQuerySet:
        """Those that are still to happen, the soonest first."""
        return self.filter(state=ScheduledMove.State.WAITING).order_by("not_before", "id")

    def due(self, at: datetime) -> ScheduledMoveQuerySet:
        """Those whose time has come."""
        return self.waiting().filter(not_before__lte=at)

    def embargo_on(self, release: Release, ring: int, at: datetime) -> ScheduledMove | None:
        """The one that keeps the release out of that ring for now, if there is one."""
        kept = self.waiting().filter(release=release, embargo=True, to_ring__lte=ring)
        return kept.filter(not_before__gt=at).first()


class ScheduledMove(models.Model):
    """One move to be made at or after a time; it is made once, refused, or cancelled.

    A promotion names the ring it leads to, so that it can never lead further than was meant.
    With an `embargo` nobody may promote the release there before the time either.
    """

    scope_path = "release__scope"

    class Move(models.TextChoices):
        """What is to be done."""

        PROMOTE = "promote", _("promote")
        SHARE = "share", _("change the share")

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("cancelled")

    release = models.ForeignKey(
        Release, models.PROTECT, related_name="scheduled", verbose_name=_("release")
    )
    move = models.CharField(_("move"), max_length=16, choices=Move)
    to_ring = models.SmallIntegerField(_("to"), choices=Ring, null=True, blank=True)
    share = models.PositiveSmallIntegerField(_("share in A2"), null=True, blank=True)
    not_before = models.DateTimeField(_("not before"))
    time_zone = models.CharField(_("time zone"), max_length=64)
    embargo = models.BooleanField(_("embargo"), default=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("scheduled"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.WAITING)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    event = models.OneToOneField(
        ReleaseEvent, models.PROTECT, null=True, blank=True, related_name="scheduled"
    )
    refused_words = models.CharField(_("why it was refused"), max_length=500, blank=True)

    objects = ScheduledMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheduled move")
        verbose_name_plural = _("scheduled moves")
        ordering = ["not_before", "id"]
        default_permissions = ()
        indexes = [models.Index(fields=["state", "not_before"], name="scheduled_move_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=_Q(move="promote", to_ring__in=[1, 2, 3], share=None)
                | _Q(move="share", to_ring=None, share__gte=1, share__lte=BUCKETS, embargo=False),
                name="scheduled_move_says_where_to",
            ),
            models.CheckConstraint(
                condition=_Q(state="waiting", settled_at=None, event=None, refused_words="")
                | _Q(state="done", settled_at__isnull=False, event__isnull=False, refused_words="")
                | _Q(
                    _Q(state="refused", settled_at__isnull=False, event=None), ~_Q(refused_words="")
                )
                | _Q(state="cancelled", settled_at__isnull=False, event=None, refused_words=""),
                name="scheduled_move_is_settled_once",
            ),
            models.UniqueConstraint(
                fields=["release", "to_ring"],
                condition=_Q(state="waiting"),
                name="scheduled_move_waits_once_for_a_ring",
            ),
        ]

    def __str__(self) -> str:
        if self.move == self.Move.SHARE:
            return gettext("share of A2 to %(share)s %%") % {
                "share": f"{(self.share or 0) / 100:g}"
            }
        return gettext("to %(ring)s") % {"ring": self.get_to_ring_display()}
