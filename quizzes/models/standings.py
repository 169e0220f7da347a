"""Standings: what a response counts as now, where that is not what the learner was told."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempts import Response
from quizzes.models.regrades import Regrade


class Standing(models.Model):
    """The verdict and points of one response as they are now; the response keeps those told.

    A response without a row stands as told. `regrade` is the one it stands so by; None where
    something else decided. Only `quizzes.standings` and `quizzes.answering` write here.
    """

    class Verdict(models.TextChoices):
        """What an answer counts as."""

        CORRECT = "correct", _("correct")
        INCORRECT = "incorrect", _("incorrect")
        SHOWN = "shown", _("answer shown")
        VOID = "void", _("no longer counts")

    scope_path = "response__revision__question__section__module__course__slug"

    response = models.OneToOneField(
        Response, models.CASCADE, primary_key=True, related_name="standing",
        verbose_name=_("response"),
    )  # fmt: skip
    verdict = models.CharField(_("verdict"), max_length=9, choices=Verdict)
    points = models.PositiveSmallIntegerField(_("points"), default=0)
    since = models.DateTimeField(_("since"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    regrade = models.ForeignKey(
        Regrade, models.PROTECT, null=True, related_name="standings", verbose_name=_("regrade")
    )

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=["correct", "incorrect", "shown", "void"]),
                name="standing_has_a_known_verdict",
            ),
            models.CheckConstraint(
                condition=models.Q(points=0) | ~models.Q(verdict="void"),
                name="standing_void_earns_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} · {self.get_verdict_display()}"
