"""How far a learner has come in a section: what the facts say, kept ready to read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Learner
from courses.models.structure import Section


class SectionProgress(models.Model):
    """One learner's standing in one section.

    `marks` is keyed by place ("check:announce-on-monday") and holds what the app that owns the
    place wrote when a fact was recorded (an answer, a download). It repeats the facts so that a
    page needs one read; `rebuild_progress` derives it again. `updates` counts the writes: each
    write names the count it saw, so that two answers at once never lose one another.

    `finished_revision` is the id of the text that the learner had before them when they completed
    the section, or have said since that they have read; empty where that is not known. No foreign
    key: what a release ships is never deleted, and each answer would pay for checking it.
    """

    scope_path = "section__module__course__slug"

    learner = models.ForeignKey(
        Learner, models.CASCADE, related_name="progress", verbose_name=_("learner")
    )
    section = models.ForeignKey(
        Section, models.CASCADE, related_name="progress", verbose_name=_("section")
    )
    marks = models.JSONField(_("marks"), default=dict)
    answered = models.PositiveSmallIntegerField(_("answered"), default=0)
    points = models.PositiveSmallIntegerField(_("points"), default=0)
    started_at = models.DateTimeField(_("started"))
    updated_at = models.DateTimeField(_("last change"))
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)
    finished_revision = models.BigIntegerField(null=True, editable=False)
    updates = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("section progress")
        verbose_name_plural = _("section progress")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "section"], name="progress_once_per_learner_and_section"
            ),
            models.CheckConstraint(
                condition=models.Q(completed_at=None)
                | models.Q(completed_at__gte=models.F("started_at")),
                name="progress_completed_after_it_started",
            ),
            models.CheckConstraint(
                condition=models.Q(finished_revision=None) | models.Q(completed_at__isnull=False),
                name="progress_finished_a_text_once_completed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner} · {self.section}"
