"""Files of questions between being read and being taken: one person's, and for a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models import Section
from jobs.models import Job

KEPT_FOR = timedelta(days=1)


class QuestionUploadQuerySet(models.QuerySet["QuestionUpload"]):
    """Uploads by whose they are and whether they still count."""

    def of(self, person: User, at: datetime) -> QuestionUploadQuerySet:
        """This person's that have not expired."""
        return self.filter(by=person, created_at__gt=at - KEPT_FOR)

    def expired(self, at: datetime) -> QuestionUploadQuerySet:
        """Those that nobody may go on with."""
        return self.filter(created_at__lte=at - KEPT_FOR)


class QuestionUpload(models.Model):
    """A file that was read for a section. Its items wait to be chosen, then become drafts."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("uploaded by")
    )
    section = models.ForeignKey(
        Section, models.CASCADE, related_name="+", verbose_name=_("section")
    )
    name = models.CharField(_("file"), max_length=200)
    format = models.CharField(_("format"), max_length=40)
    created_at = models.DateTimeField(_("uploaded"))
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, related_name="+", verbose_name=_("job")
    )

    objects = QuestionUploadQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("upload of questions")
        verbose_name_plural = _("uploads of questions")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


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
