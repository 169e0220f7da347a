"""Responses: what a learner answered, to which revision, and what they were told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import Learner
from courses.exports.selecting import selected
from quizzes.models.authoring import QuestionRevision
from quizzes.models.choices import Choice

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from courses.exports.filters import Filters


class AsNow(TypedDict):
    """What `standing` adds to a response."""

    verdict_now: str
    points_now: int


class ResponseQuerySet(models.QuerySet["Response"]):
    """Responses by who gave them, where and when."""

    def for_export(self, filters: Filters) -> ResponseQuerySet:
        """Those a grader asked for. What a guest answered before signing in is the person's."""
        rows = selected(self, filters, of=QuestionRevision, moment="answered_at")
        if filters.question is not None:
            rows = rows.filter(revision__question=filters.question.pk)
        if filters.revision is not None:
            rows = rows.filter(revision=filters.revision.pk)
        if filters.pilot:
            rows = rows.filter(revision__is_pilot=filters.pilot == "only")
        return rows

    def standing(self) -> models.QuerySet[WithAnnotations[Response, AsNow]]:
        """With `verdict_now` and `points_now`: as told, unless something was decided since.

        `verdict_now` may also be "void", which counts for nobody.
        """
        annotated = self.annotate(
            verdict_now=Coalesce("standing__verdict", "verdict"),
            points_now=Coalesce("standing__points", "points"),
        )
        return cast("models.QuerySet[WithAnnotations[Response, AsNow]]", annotated)


class Response(models.Model):
    """One answer to one question revision, appended and never changed.

    `attempt` is the token of the form that was sent: a double click, a replay or a retry after
    a lost reply carries the same one and stays one response. `choice_order` lists the choices'
    keys as this learner saw them. `answer` holds what a single `choice` cannot say: the choices
    chosen, what was typed (`choice` is then the pattern it matched), the order or the pairs.
    Practice after the question is finished is kept, unscored. `confidence` is how sure the learner
    said they were, where the course asks and they said it; nothing is made of it.
    """

    class Verdict(models.TextChoices):
        """What the learner was told."""

        CORRECT = "correct", _("correct")
        INCORRECT = "incorrect", _("incorrect")
        SHOWN = "shown", _("answer shown")
        WAITING = "waiting", _("waiting for a grader")

    class Confidence(models.TextChoices):
        """How sure the learner said they were."""

        SURE = "sure", _("sure")
        UNSURE = "unsure", _("not sure")

    scope_path = "revision__question__section__module__course__slug"

    learner = models.ForeignKey(
        Learner, models.PROTECT, related_name="responses", verbose_name=_("learner")
    )
    revision = models.ForeignKey(
        QuestionRevision,
        models.PROTECT,
        related_name="responses",
        verbose_name=_("question revision"),
    )
    choice = models.ForeignKey(
        Choice, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("choice")
    )
    answer = models.TextField(_("answer"), blank=True, default="")
    choice_order = models.TextField(_("order shown"))
    verdict = models.CharField(_("verdict"), max_length=9, choices=Verdict)
    try_number = models.PositiveSmallIntegerField(_("try"))
    points = models.PositiveSmallIntegerField(_("points"), default=0)
    is_practice = models.BooleanField(_("practice"), default=False)
    attempt = models.CharField(_("attempt"), max_length=32)
    elapsed_ms = models.PositiveIntegerField(_("milliseconds"), null=True, blank=True)
    confidence = models.CharField(
        _("confidence"), max_length=8, choices=Confidence, blank=True, default="", db_default=""
    )
    answered_at = models.DateTimeField(_("answered"))

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["id"]
        permissions = [("export_response", _("Can see and export results"))]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "attempt"], name="response_once_per_attempt"
            ),
            models.UniqueConstraint(
                fields=["learner", "revision", "try_number"],
                condition=models.Q(is_practice=False),
                name="response_each_try_once",
            ),
            models.UniqueConstraint(
                fields=["learner", "revision"],
                condition=models.Q(is_practice=False) & ~models.Q(verdict="incorrect"),
                name="response_finishes_a_question_once",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict="shown", choice=None, answer="")
                | (
                    ~models.Q(verdict="shown")
                    & (models.Q(choice__isnull=False) | ~models.Q(answer=""))
                ),
                name="response_holds_an_answer_unless_shown",
            ),
            models.CheckConstraint(
                condition=models.Q(points__lte=1) | models.Q(verdict="correct"),
                name="response_earns_full_points_only_when_correct",
            ),
            models.CheckConstraint(
                condition=models.Q(points=0) | models.Q(is_practice=False),
                name="response_earns_nothing_in_practice",
            ),
            models.CheckConstraint(
                condition=models.Q(try_number__gte=1), name="response_tries_count_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["correct", "incorrect", "shown", "waiting"]),
                name="response_has_a_known_verdict",
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__in=["", "sure", "unsure"]),
                name="response_has_a_known_confidence",
            ),
            models.CheckConstraint(
                condition=models.Q(confidence="") | ~models.Q(verdict="shown"),
                name="response_is_sure_only_of_an_answer",
            ),
            models.CheckConstraint(
                condition=~models.Q(verdict="waiting") | models.Q(points=0, is_practice=False),
                name="response_waiting_earned_nothing_yet",
            ),
        ]
        indexes = [
            # The queue of graders.
            models.Index(
                fields=["answered_at"],
                condition=models.Q(verdict="waiting"),
                name="response_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} · {self.get_verdict_display()}"
