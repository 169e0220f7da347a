"""Runs of labs: what each learner tried, and what it came to when it was replayed."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from accounts.models import Learner
from labs.models.authoring import Lab, LabRevision

LONGEST_RUN = 2000
"""Characters of a run's id: it has to fit in an address."""


class LabRun(models.Model):
    """One form that a lab accepted, appended and never changed.

    `moves` is the run's id: its words joined by dots, empty where all were undone. With the
    revision and `mechanics_version` it can be replayed; the rest repeats what the replay said.
    `number` counts the learner's stored forms in this lab, `run` how often they began anew.
    """

    scope_path = "lab__section__module__course__slug"

    learner = models.ForeignKey(
        Learner, models.PROTECT, related_name="lab_runs", verbose_name=_("learner")
    )
    lab = models.ForeignKey(Lab, models.PROTECT, related_name="runs", verbose_name=_("lab"))
    revision = models.ForeignKey(
        LabRevision, models.PROTECT, related_name="runs", verbose_name=_("lab revision")
    )
    number = models.PositiveIntegerField(_("number"))
    run = models.PositiveIntegerField(_("run"))
    moves = models.TextField(_("moves"), blank=True)
    mechanics_version = models.PositiveIntegerField(_("version of the workings"))
    won = models.BooleanField(_("won"), default=False)
    bonus = models.BooleanField(_("bonus"), default=False)
    goals_met = models.PositiveSmallIntegerField(_("goals met"), default=0)
    goals_total = models.PositiveSmallIntegerField(_("goals"))
    measures = models.JSONField(_("measures"), default=dict)
    played_at = models.DateTimeField(_("played"))

    class Meta:
        verbose_name = _("lab run")
        verbose_name_plural = _("lab runs")
        ordering = ["id"]
        permissions = [("export_labrun", _("Can see and export lab runs"))]
        indexes = [
            # The order of the export by learner, and where a lab's funnel is read from.
            models.Index(fields=["lab", "learner", "number"], name="lab_run_by_lab_and_learner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "lab", "number"], name="lab_run_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, run__gte=1), name="lab_run_counts_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(mechanics_version__gte=1), name="lab_run_names_its_workings"
            ),
            models.CheckConstraint(
                condition=models.Q(goals_met__lte=models.F("goals_total")),
                name="lab_run_meets_no_more_goals_than_there_are",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("moves"), LONGEST_RUN),
                name="lab_run_fits_in_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lab} · {self.learner} · {self.number}"
