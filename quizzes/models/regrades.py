"""Regrades: what a question revision is judged by from now on, and whom that changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempts import Response
from quizzes.models.authoring import QuestionRevision


class Regrade(models.Model):
    """One decision to judge the answers to a released question revision otherwise.

    `rule` is all that judges from then on, also where it stands upon an earlier regrade:
    `quizzes.regrading.rules` reads it. Of those that are not undone the newest counts, which is
    the revision's `active_regrade`. A regrade itself is never changed but for being undone.
    """

    class Policy(models.TextChoices):
        """What was decided."""

        ACCEPT = "accept", _("accept also")
        CHANGE = "change", _("change the key")
        EVERYONE = "everyone", _("everyone right")
        VOID = "void", _("void")

    scope_path = "revision__question__section__module__course__slug"

    revision = models.ForeignKey(
        QuestionRevision, models.PROTECT, related_name="regrades", verbose_name=_("revision")
    )
    number = models.PositiveIntegerField(_("number"))
    policy = models.CharField(_("what was decided"), max_length=8, choices=Policy)
    asked = models.JSONField(_("answers named"), default=list)
    rule = models.JSONField(_("rule"))
    reason = models.CharField(_("reason"), max_length=500)
    better = models.PositiveIntegerField(_("learners with more points"), default=0)
    worse = models.PositiveIntegerField(_("learners with fewer points"), default=0)
    same = models.PositiveIntegerField(_("learners with the same points"), default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("undone by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="regrade_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="regrade_counts_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(policy__in=["accept", "change", "everyone", "void"]),
                name="regrade_decides_something_known",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="regrade_says_why"),
            models.CheckConstraint(
                condition=models.Q(undone_at=None) | models.Q(undone_at__gte=models.F("at")),
                name="regrade_undone_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} · {self.get_policy_display()}"


class RegradeEvent(models.Model):
    """What one regrade, or undoing it, did to one response; appended and never changed."""

    scope_path = "regrade__revision__question__section__module__course__slug"

    regrade = models.ForeignKey(
        Regrade, models.PROTECT, related_name="events", verbose_name=_("regrade")
    )
    response = models.ForeignKey(
        Response, models.CASCADE, related_name="regrade_events", verbose_name=_("response")
    )
    is_undo = models.BooleanField(_("undone"), default=False)
    verdict_before = models.CharField(_("verdict before"), max_length=9)
    points_before = models.PositiveSmallIntegerField(_("points before"))
    verdict_after = models.CharField(_("verdict after"), max_length=9)
    points_after = models.PositiveSmallIntegerField(_("points after"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("regrade event")
        verbose_name_plural = _("regrade events")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["regrade", "response", "is_undo"], name="regrade_event_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    verdict_before=models.F("verdict_after"), points_before=models.F("points_after")
                ),
                name="regrade_event_changes_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regrade} · {self.response_id}"
