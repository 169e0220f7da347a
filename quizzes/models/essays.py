"""Grading essays: the work there is at each, and every grade that was given."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempts import Response

LONGEST_COMMENT = 4_000
"""Characters that a grader may write to a learner."""
LONGEST_REASON = 500


class Stage(models.TextChoices):
    """What an essay waits for."""

    FIRST = "first", _("waits for a grader")
    SECOND = "second", _("waits for a second grader")
    APART = "apart", _("graders differ: waits for a decision")
    GRADED = "graded", _("graded")


class Role(models.TextChoices):
    """As what somebody graded."""

    FIRST = "first", _("first grader")
    SECOND = "second", _("second grader")
    DECISION = "decision", _("decision")


class EssayWork(models.Model):
    """How far the grading of one essay is, and who has it on their desk just now.

    There is none before somebody takes the essay: then it waits for its first grader. A claim
    holds until its time is over or somebody else takes the essay afterwards.
    """

    scope_path = "response__revision__question__section__module__course__slug"

    response = models.OneToOneField(
        Response, models.CASCADE, primary_key=True, related_name="essay_work",
        verbose_name=_("response"),
    )  # fmt: skip
    stage = models.CharField(_("stage"), max_length=8, choices=Stage, default=Stage.FIRST)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("taken by"),
    )  # fmt: skip
    claimed_until = models.DateTimeField(_("taken until"), null=True)
    is_news = models.BooleanField(_("the learner has not read the grade"), default=False)

    class Meta:
        verbose_name = _("essay to grade")
        verbose_name_plural = _("essays to grade")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="essay_is_at_a_known_stage"
            ),
            models.CheckConstraint(
                condition=models.Q(claimed_by=None) | models.Q(claimed_until__isnull=False),
                name="essay_is_taken_for_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} · {self.get_stage_display()}"


class EssayGrade(models.Model):
    """One grade of one essay; appended and never changed. The newest of each role counts.

    `given` are the points by the criterion's key; `total` is their sum. A grade that stands in
    place of an earlier one says why.
    """

    scope_path = "response__revision__question__section__module__course__slug"

    response = models.ForeignKey(
        Response, models.CASCADE, related_name="essay_grades", verbose_name=_("response")
    )
    role = models.CharField(_("as"), max_length=8, choices=Role)
    number = models.PositiveIntegerField(_("number"))
    given = models.JSONField(_("points by criterion"))
    total = models.PositiveIntegerField(_("points"))
    comment = models.TextField(_("comment"), blank=True, max_length=LONGEST_COMMENT)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+",
        verbose_name=_("grader"),
    )  # fmt: skip
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("grade of an essay")
        verbose_name_plural = _("grades of essays")
        ordering = ["id"]
        default_permissions = ()
        permissions = [
            ("grade_essaygrade", "Can grade essays"),
            ("decide_essaygrade", "Can decide where graders differ, and change any grade"),
            ("name_essaygrade", "Can see whose essay it is"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "role", "number"], name="essay_grade_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="essay_grade_is_given_in_a_role"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="essay_grade_counts_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(reason=""),
                name="essay_grade_changed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} · {self.get_role_display()} {self.number}"
