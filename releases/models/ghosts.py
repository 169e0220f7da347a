"""Ghost readings in the background: a watch on a dark release, what waits, and what was found."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release
from releases.rings import BUCKETS

LEAST_SHARE = 10
"""A tenth of a per cent, in buckets."""
MOST_READINGS = 100_000


class GhostWatch(models.Model):
    """One time of reading a dark release in the background, from its switching on to its end.

    Learners in the first `share` buckets of the release are read: those who would have it, if it
    stood in A2 with that share. `sections` are ids; `questions` are pairs of a section's id and a
    question's key. `contents` is a digest of what the release shipped when it began.
    """

    class End(models.TextChoices):
        """Why it is over."""

        OFF = "off", _("somebody switched it off")
        MOVED = "moved", _("the release left the rings that no learner sees")
        TIME = "time", _("its days were over")
        FULL = "full", _("it had read as many as it was asked to")
        CHANGED = "changed", _("what the release ships was changed")

    scope_path = "release__scope"

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="ghost_watches", verbose_name=_("release")
    )
    share = models.PositiveSmallIntegerField(_("share"))
    until = models.DateTimeField(_("until"))
    most = models.PositiveIntegerField(_("readings at most"))
    sections = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    contents = models.CharField(max_length=64)
    begun_at = models.DateTimeField(_("begun"))
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("begun by"),
    )  # fmt: skip
    taken = models.PositiveIntegerField(_("readings"), default=0)
    dropped = models.PositiveBigIntegerField(_("left out"), default=0)
    ended_at = models.DateTimeField(_("ended"), null=True)
    ended_why = models.CharField(_("why"), max_length=8, choices=End, blank=True, default="")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("ended by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("ghost reading")
        verbose_name_plural = _("ghost readings")
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["release"],
                condition=models.Q(ended_at=None),
                name="ghost_watch_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(share__gte=LEAST_SHARE, share__lte=BUCKETS),
                name="ghost_watch_reads_a_share",
            ),
            models.CheckConstraint(
                condition=models.Q(most__gte=1, most__lte=MOST_READINGS),
                name="ghost_watch_reads_so_many_at_most",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("begun_at")),
                name="ghost_watch_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_why="", ended_by=None)
                | models.Q(
                    ended_at__isnull=False,
                    ended_why__in=["off", "moved", "time", "full", "changed"],
                ),
                name="ghost_watch_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.begun_at:%Y-%m-%d %H:%M}"


class GhostNote(models.Model):
    """A page that a learner had, or an answer somebody gave, until it is read with the release.

    It says what the page was drawn from or what was answered, never who it was. Of a page
    `question` is "" and `marks` are the section's; of an answer `told` is its verdict.
    """

    watch = models.ForeignKey(GhostWatch, models.CASCADE, related_name="notes")
    section = models.BigIntegerField()
    question = models.CharField(max_length=60, blank=True, default="")
    marks = models.JSONField(default=dict)
    kind = models.CharField(max_length=10, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    told = models.CharField(max_length=9, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(question="", kind="", answer="", told="")
                | models.Q(~models.Q(question=""), told__in=["correct", "incorrect"]),
                name="ghost_note_is_a_page_or_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.watch_id} · {self.section} {self.question}".rstrip()


class GhostFigure(models.Model):
    """How often one thing was found in one place: all that stays of what was read.

    `detail` is the class of `releases.ghost.drawing.class_of` for the time a page took, with the
    release or as everyone reads it; the last line of an error's trace; or how a verdict turns.
    """

    class What(models.TextChoices):
        """What was counted."""

        WITH = "with", _("drawn with it")
        LIVE = "live", _("drawn as everyone reads it")
        ERROR = "error", _("could not be drawn")
        VERDICT = "verdict", _("verdict")

    watch = models.ForeignKey(GhostWatch, models.CASCADE, related_name="figures")
    what = models.CharField(max_length=8, choices=What)
    place = models.CharField(max_length=120)
    detail = models.CharField(max_length=200)
    n = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["watch", "what", "place", "detail"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["watch", "what", "place", "detail"], name="ghost_figure_once"
            ),
            models.CheckConstraint(
                condition=models.Q(what__in=["with", "live", "error", "verdict"]),
                name="ghost_figure_is_of_a_known_kind",
            ),
            models.CheckConstraint(condition=models.Q(n__gte=1), name="ghost_figure_counts_some"),
        ]

    def __str__(self) -> str:
        return f"{self.what} · {self.place} · {self.detail}: {self.n}"
