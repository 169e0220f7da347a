"""A group of learners that starts together and is graded together."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.learners import Learner
from accounts.models.users import User
from accounts.zones import refuse_unknown_zone


class Cohort(models.Model):
    """A named group of learners, such as one class in one term."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    members = models.ManyToManyField(
        Learner, through="CohortMembership", related_name="cohorts", verbose_name=_("members")
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="UTC",
        validators=[refuse_unknown_zone],
        help_text=_("Due dates of the cohort are set and shown in it."),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["name"]
        permissions = [("see_every_cohort", _("Can see the results of every learner"))]

    def __str__(self) -> str:
        return self.name


class CohortMembership(models.Model):
    """One learner's place in one cohort."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="memberships")
    learner = models.ForeignKey(Learner, models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "cohort"], name="cohort_holds_a_learner_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} · {self.cohort}"


class CohortGrader(models.Model):
    """One person's right to see the results of one cohort.

    Without such a row, and without the permission to see every cohort, a grader sees nobody.
    """

    cohort = models.ForeignKey(
        Cohort, models.CASCADE, related_name="graders", verbose_name=_("cohort")
    )
    grader = models.ForeignKey(
        User, models.CASCADE, related_name="graded_cohorts", verbose_name=_("grader")
    )
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("grader")
        verbose_name_plural = _("graders")
        constraints = [
            models.UniqueConstraint(fields=["grader", "cohort"], name="cohort_names_a_grader_once"),
        ]

    def __str__(self) -> str:
        return f"{self.grader} · {self.cohort}"
