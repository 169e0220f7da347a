"""A question's place, and what it says by revision: stem, choices, key, explanations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Section
from courses.rendering import RENDERER_VERSION, render_fragment
from releases.models import FrozenRevisionError, Revision, RevisionQuerySet


class Question(models.Model):
    """A knowledge check's unchanging name in a section: `/// check | <key>` puts it in the text."""

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
    """One state of a question. A pilot question is shown and recorded like the rest, unscored."""

    identity = "question"

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="revisions", verbose_name=_("question")
    )
    stem = models.TextField(_("question"), help_text=_("Markdown: emphasis, code and links."))
    key_idea = models.TextField(
        _("key idea"), help_text=_("One fact, said with the verdict when the answer is known.")
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
    stem_html = models.TextField(editable=False, default="")
    key_idea_html = models.TextField(editable=False, default="")
    renderer_version = models.PositiveIntegerField(editable=False, default=0)

    objects = RevisionQuerySet["QuestionRevision"].as_manager()

    class Meta:
        verbose_name = _("question revision")
        verbose_name_plural = _("question revisions")
        ordering = ["question", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "number"], name="question_revision_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="question_revision_counts_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} · revision {self.number}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Render the words, then store them."""
        self.stem_html = render_fragment(self.stem)[0]
        self.key_idea_html = render_fragment(self.key_idea)[0]
        self.renderer_version = RENDERER_VERSION
        super().save(*args, **kwargs)


class Choice(models.Model):
    """One answer on offer. Wrong ones are distractors; each says why it is right or not."""

    revision = models.ForeignKey(
        QuestionRevision, models.CASCADE, related_name="choices", verbose_name=_("revision")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    key = models.SlugField(
        _("name"), max_length=60, help_text=_("Short and lasting: it stands in exports.")
    )
    text = models.TextField(_("text"))
    explanation = models.TextField(_("explanation"))
    is_key = models.BooleanField(_("right"), default=False)
    is_last = models.BooleanField(
        _("keep last"), default=False, help_text=_("Stays last when choices are shuffled.")
    )
    text_html = models.TextField(editable=False, default="")
    explanation_html = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "position"], name="choice_position_once_in_revision"
            ),
            models.UniqueConstraint(fields=["revision", "key"], name="choice_key_once_in_revision"),
            models.UniqueConstraint(
                fields=["revision"],
                condition=models.Q(is_key=True),
                name="choice_one_key_in_revision",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="choice_says_something"),
        ]

    def __str__(self) -> str:
        return self.key

    def save(self, *args: object, **kwargs: object) -> None:
        """Render the words, then store them. Raises FrozenRevisionError in a release."""
        if not self.revision.is_draft:
            message = f"{self.revision} belongs to a release; write a new revision."
            raise FrozenRevisionError(message)
        self.text_html = render_fragment(self.text)[0]
        self.explanation_html = render_fragment(self.explanation)[0]
        super().save(*args, **kwargs)  # type: ignore[arg-type]
