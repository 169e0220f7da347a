"""What a course asks of a question on trial before it counts, where that is not the default."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Course


class PilotRule(models.Model):
    """A course's own promotion rule. One without a row has `quizzes.pilots.rule.DEFAULT`."""

    scope_path = "course__slug"

    course = models.OneToOneField(
        Course, models.CASCADE, related_name="pilot_rule", verbose_name=_("course")
    )
    minimum = models.PositiveIntegerField(
        _("first tries"), default=30, validators=[MinValueValidator(10)],
        help_text=_("Before that nothing is said; 10 at least."),
    )  # fmt: skip
    hardest = models.PositiveSmallIntegerField(
        _("right at once, at least"), default=20, validators=[MaxValueValidator(100)],
        help_text=_("Per cent of the first tries."),
    )  # fmt: skip
    easiest = models.PositiveSmallIntegerField(
        _("right at once, at most"), default=95, validators=[MaxValueValidator(100)],
        help_text=_("Per cent of the first tries."),
    )  # fmt: skip
    discrimination = models.FloatField(
        _("discrimination, at least"), default=0.15,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("From 0 to 1. Its 95 % interval must lie above 0 in any case."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("rule for questions on trial")
        verbose_name_plural = _("rules for questions on trial")
        ordering = ["course"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum__gte=10), name="pilot_rule_asks_for_ten_first_tries"
            ),
            models.CheckConstraint(
                condition=models.Q(hardest__lt=models.F("easiest"), easiest__lte=100),
                name="pilot_rule_facility_is_a_range",
            ),
            models.CheckConstraint(
                condition=models.Q(discrimination__gte=0, discrimination__lte=1),
                name="pilot_rule_discrimination_is_a_correlation",
            ),
        ]

    def __str__(self) -> str:
        return str(self.course)
