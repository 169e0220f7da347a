"""A question's place, and what it says by revision; `quizzes.models.choices` has its choices."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Section
from courses.rendering import RENDERER_VERSION, render_fragment
from quizzes.models.kinds import QuestionKind
from releases.models import Revision, RevisionQuerySet


class Question(models.Model):
    """A knowledge check's unchanging name in a section: `/// check | <key>` puts it in the text."""

    scope_path = "section__module__course__slug"

    section = models.ForeignKey(
        Section, models.CASCADE, related_name="questions", verbose_name=_("section")
    )
    key = models.SlugField(_("key"), max_length=60)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["section", "key"]
        constraints = [
            models.UniqueConstraint(fields=["section", "key"], name="question_key_once_in_section"),
        ]

    def __str__(self) -> str:
        return self.key


class QuestionRevision(Revision):
    """One state of a question. A pilot question is shown and recorded like the rest, unscored.

    What its choices mean depends on its `kind`; docs/questions.md says how.
    """

    identity = "question"
    own_fields = frozenset({"active_regrade"})
    scope_path = "question__section__module__course__slug"

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="revisions", verbose_name=_("question")
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=QuestionKind, default=QuestionKind.SINGLE
    )
    stem = models.TextField(_("question"), help_text=_("Markdown: emphasis, code and links."))
    key_idea = models.TextField(
        _("key idea"),
        blank=True,
        help_text=_("One fact, said with the verdict when the answer is known."),
    )
    passage = models.SlugField(
        _("passage to reread"), max_length=80, blank=True, help_text=_("A heading's #id.")
    )
    shuffle = models.BooleanField(
        _("shuffle the choices"), default=True, help_text=_("Once per learner, then always so.")
    )
    is_pilot = models.BooleanField(
        _("on trial"), default=False, help_text=_("Shown and recorded, never scored.")
    )
    partial_credit = models.BooleanField(
        _("partial credit"),
        default=False,
        help_text=_("One point is kept where at least half of the right ones were found."),
    )
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("Shown after the field, such as ms.")
    )
    match_case = models.BooleanField(_("upper and lower case count"), default=False)
    match_spaces = models.BooleanField(_("spaces count"), default=False)
    second_share = models.PositiveSmallIntegerField(
        _("graded twice, per cent"),
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("Of the essays: so many per cent go to a second grader, who sees no grade."),
    )
    active_regrade = models.ForeignKey(
        "quizzes.Regrade", models.PROTECT, null=True, blank=True, editable=False,
        related_name="+", verbose_name=_("judged by the regrade"),
    )  # fmt: skip
    stem_html = models.TextField(editable=False, default="")
    key_idea_html = models.TextField(editable=False, default="")
    renderer_version = models.PositiveIntegerField(editable=False, default=0)

    objects = RevisionQuerySet["QuestionRevision"].as_manager()

    class Meta:
        verbose_name = _("question revision")
        verbose_name_plural = _("question revisions")
        ordering = ["question", "-number"]
        permissions = [("regrade_questionrevision", "Can judge given answers anew")]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "number"], name="question_revision_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="question_revision_counts_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=QuestionKind.values),
                name="question_revision_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(partial_credit=False) | models.Q(kind=QuestionKind.MULTIPLE),
                name="question_revision_partial_credit_is_for_multiple_choice",
            ),
            models.CheckConstraint(
                condition=models.Q(unit="") | models.Q(kind=QuestionKind.NUMERIC),
                name="question_revision_unit_is_for_numbers",
            ),
            models.CheckConstraint(
                condition=models.Q(match_case=False, match_spaces=False)
                | models.Q(kind=QuestionKind.SHORT_TEXT),
                name="question_revision_matching_rules_are_for_short_texts",
            ),
            models.CheckConstraint(
                condition=models.Q(second_share=0)
                | models.Q(kind=QuestionKind.ESSAY, second_share__lte=100),
                name="question_revision_second_graders_are_for_essays",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} · revision {self.number}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Render the words, then store them."""
        self.render()
        super().save(*args, **kwargs)

    def render(self) -> None:
        """Fill the HTML from the words with today's renderer."""
        self.stem_html = render_fragment(self.stem)[0]
        self.key_idea_html = render_fragment(self.key_idea)[0]
        self.renderer_version = RENDERER_VERSION
