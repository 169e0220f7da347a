"""Reports by learners: what is wrong with a question, as it was shown to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Learner
from quizzes.models.authoring import Question, QuestionRevision
from releases.models import Release

LONGEST_WORDS = 2000
"""Characters that a learner may send at once."""
LONGEST_REPLY = 1000


class Problem(models.TextChoices):
    """What kind of thing is wrong."""

    WRONG_KEY = "wrong_key", _("A right answer is refused, or a wrong one accepted")
    UNCLEAR = "unclear", _("The question or an answer is unclear")
    TYPO = "typo", _("A spelling mistake or a wrong word")
    TECHNICAL = "technical", _("Something does not work on my device")
    OTHER = "other", _("Something else")


class ReportState(models.TextChoices):
    """How far a report has come."""

    OPEN = "open", _("open")
    WORKING = "working", _("in work")
    FIXED = "fixed", _("fixed")
    DECLINED = "declined", _("declined")


SETTLED = (ReportState.FIXED, ReportState.DECLINED)


class ReportedQuestion(Question):
    """A question that somebody has reported, as the queue of instructors lists it."""

    class Meta:
        proxy = True
        verbose_name = _("reported question")
        verbose_name_plural = _("reported questions")
        default_permissions = ("view", "change")


class QuestionReport(models.Model):
    """What one learner says of one revision of a question; said again, it joins the first.

    `moves` counts everything that happened to it: whoever moves it names the count they saw.
    `told_at` is when the learner put away what came of it. `fixed_in` is the release that brought
    a newer wording while the report was in work.
    """

    scope_path = "revision__question__section__module__course__slug"

    learner = models.ForeignKey(
        Learner, models.PROTECT, related_name="question_reports", verbose_name=_("learner")
    )
    revision = models.ForeignKey(
        QuestionRevision,
        models.PROTECT,
        related_name="reports",
        verbose_name=_("question revision"),
    )
    kind = models.CharField(_("problem"), max_length=10, choices=Problem)
    words = models.TextField(_("words"), blank=True, max_length=2 * LONGEST_WORDS)
    state = models.CharField(
        _("state"), max_length=8, choices=ReportState, default=ReportState.OPEN
    )
    moves = models.PositiveIntegerField(default=1)
    reply = models.CharField(_("reply"), max_length=LONGEST_REPLY, blank=True)
    fixed_in = models.ForeignKey(
        Release, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("fixed in")
    )
    reported_at = models.DateTimeField(_("reported"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    told_at = models.DateTimeField(_("told"), null=True, blank=True)

    class Meta:
        verbose_name = _("report of a question")
        verbose_name_plural = _("reports of questions")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "revision"], name="report_once_per_learner_and_revision"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Problem.values), name="report_is_of_a_known_problem"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ReportState.values),
                name="report_stands_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=SETTLED, settled_at__isnull=False)
                | (~models.Q(state__in=SETTLED) & models.Q(settled_at=None)),
                name="report_settled_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(told_at=None) | models.Q(settled_at__isnull=False),
                name="report_told_once_it_is_settled",
            ),
            models.CheckConstraint(
                condition=models.Q(fixed_in=None) | models.Q(state=ReportState.FIXED),
                name="report_fixed_in_a_release_is_fixed",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Problem.OTHER, words=""), name="report_other_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision} · {self.get_kind_display()}"


class ReportEvent(models.Model):
    """One thing that happened to a report: appended, never changed. The learner's own has no `by`,
    nor has what a release moved."""

    report = models.ForeignKey(QuestionReport, models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    to_state = models.CharField(_("state"), max_length=8, choices=ReportState)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    at = models.DateTimeField(_("when"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("event of a report")
        verbose_name_plural = _("events of reports")
        ordering = ["report", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_event_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report} · {self.get_to_state_display()}"
