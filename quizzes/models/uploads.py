"""Files of questions between being read and being taken: one person's, and for a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Section
from jobs.models import Upload


class QuestionUpload(Upload):
    """A file that was read for a section. Its items wait to be chosen, then become drafts."""

    section = models.ForeignKey(
        Section, models.CASCADE, related_name="+", verbose_name=_("section")
    )
    format = models.CharField(_("format"), max_length=40)

    class Meta(Upload.Meta):
        verbose_name = _("upload of questions")
        verbose_name_plural = _("uploads of questions")


class UploadedQuestion(models.Model):
    """One item of an upload: what was read, or why it could not be. `state` is a question's value.

    `twin` names the question that says the same already, in the section or earlier in the file.
    """

    upload = models.ForeignKey(
        QuestionUpload, models.CASCADE, related_name="items", verbose_name=_("upload")
    )
    position = models.PositiveIntegerField(_("position"))
    key = models.SlugField(_("key"), max_length=60, blank=True)
    state = models.JSONField(_("question"), null=True)
    understood = models.CharField(_("understood"), max_length=200, blank=True)
    changed = models.JSONField(_("changed"), default=list)
    lost = models.JSONField(_("lost"), default=list)
    problem = models.TextField(_("problem"), blank=True)
    line = models.PositiveIntegerField(_("line"), default=0)
    twin = models.CharField(_("says the same as"), max_length=60, blank=True)
    taken = models.BooleanField(_("taken"), default=False)

    class Meta:
        default_permissions = ()
        verbose_name = _("uploaded question")
        verbose_name_plural = _("uploaded questions")
        ordering = ["upload", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "position"], name="uploaded_question_position_once"
            ),
            models.CheckConstraint(
                condition=models.Q(problem="", state__isnull=False)
                | (~models.Q(problem="") & models.Q(state__isnull=True)),
                name="uploaded_question_is_read_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=models.Q(taken=False) | models.Q(problem=""),
                name="uploaded_question_taken_only_when_read",
            ),
        ]

    def __str__(self) -> str:
        return self.key or str(self.position)
