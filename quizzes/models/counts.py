"""Counts of first tries, from which the figures of questions are derived.

All of it repeats what responses and standings say. `quizzes.statistics.counting` alone writes
here, and may do all of it again at any time.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Learner
from courses.models import Course, Section
from jobs.models import Job
from quizzes.models.attempts import Response
from quizzes.models.authoring import Question, QuestionRevision

LONGEST_SAID = 500
"""Characters of what was said: the keys of eight choices, each of 60, with their commas."""


class FirstTry(models.Model):
    """A person's first try at a question, as it was counted: so that it can be taken out again.

    One that says nothing of the question, for it is void or not graded yet, stands here uncounted.

    `person` is who a guest turned out to be. `score` is how many scored questions of the check
    the person had right on the first try; −1 where they have not tried all of them.
    """

    response = models.OneToOneField(
        Response, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("response")
    )
    person = models.ForeignKey(Learner, models.CASCADE, related_name="+", verbose_name=_("learner"))
    # The constraint below is the index that finds the tries at a question.
    question = models.ForeignKey(
        Question, models.CASCADE, related_name="+", db_index=False, verbose_name=_("question")
    )
    verdict = models.CharField(_("verdict"), max_length=9)
    score = models.SmallIntegerField(_("score"))

    class Meta:
        default_permissions = ()
        verbose_name = _("first try")
        verbose_name_plural = _("first tries")
        constraints = [
            models.UniqueConstraint(fields=["question", "person"], name="first_try_is_one"),
        ]


class AnswerCount(models.Model):
    """How many people with one score gave one answer to a question revision on the first try."""

    # The constraint below is the index that finds the counts of a revision.
    revision = models.ForeignKey(
        QuestionRevision, models.CASCADE, related_name="+", db_index=False,
        verbose_name=_("question revision"),
    )  # fmt: skip
    score = models.SmallIntegerField(_("score"))
    verdict = models.CharField(_("verdict"), max_length=9)
    said = models.CharField(_("said"), max_length=LONGEST_SAID, blank=True, default="")
    n = models.PositiveIntegerField(_("first tries"))

    class Meta:
        default_permissions = ()
        verbose_name = _("count of answers")
        verbose_name_plural = _("counts of answers")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "score", "verdict", "said"], name="answer_count_is_one"
            ),
        ]


class TimeCount(models.Model):
    """How many first tries at a question revision took so many milliseconds, in two digits."""

    revision = models.ForeignKey(
        QuestionRevision, models.CASCADE, related_name="+", db_index=False,
        verbose_name=_("question revision"),
    )  # fmt: skip
    ms = models.PositiveIntegerField(_("milliseconds"))
    n = models.PositiveIntegerField(_("first tries"))

    class Meta:
        default_permissions = ()
        verbose_name = _("count of times")
        verbose_name_plural = _("counts of times")
        constraints = [
            models.UniqueConstraint(fields=["revision", "ms"], name="time_count_is_one"),
        ]


class CountedCheck(models.Model):
    """A section whose tries are counted: with which questions in its score, and how often.

    `scored` lists the ids of the questions; None before the first count. `version` grows with
    each count, so that who keeps figures knows when they are old.
    """

    section = models.OneToOneField(
        Section, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("section")
    )
    scored = models.JSONField(_("scored questions"), null=True)
    version = models.PositiveIntegerField(_("version"), default=0)

    class Meta:
        default_permissions = ()
        verbose_name = _("counted check")
        verbose_name_plural = _("counted checks")


class CountedCourse(models.Model):
    """How far the counts of a course have come, and the job that counts where much is new."""

    course = models.OneToOneField(
        Course, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("course")
    )
    newest_response = models.PositiveBigIntegerField(_("newest response"), default=0)
    counted_at = models.DateTimeField(_("counted"), null=True)
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, related_name="+", verbose_name=_("job")
    )

    class Meta:
        default_permissions = ()
        verbose_name = _("counted course")
        verbose_name_plural = _("counted courses")


class ToRecount(models.Model):
    """A note that responses to a question count otherwise now; gone when that is counted."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="+", verbose_name=_("question")
    )

    class Meta:
        default_permissions = ()
        verbose_name = _("question to recount")
        verbose_name_plural = _("questions to recount")
