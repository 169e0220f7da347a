"""What stands under a question: choices, accepted answers, things to order or pairs to match."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.rendering import render_fragment
from quizzes.markup import choice_html
from quizzes.models.authoring import QuestionRevision
from quizzes.models.kinds import ONE_KEY, QuestionKind
from releases.models import FrozenRevisionError


class Choice(models.Model):
    """One answer on offer. Wrong ones are distractors; each says why it is right or not.

    `is_key` marks the right choices, the accepted answers of a number or a short text, everything
    to be put in order, and the pairs of a matching question, where a row without it has only a
    `pair`: an extra option that fits nothing. In an essay each is a criterion of the rubric: its
    `points` at most, and how to give them as its explanation, which is for graders. `kind` is the
    revision's when the row was written.
    """

    revision = models.ForeignKey(
        QuestionRevision, models.CASCADE, related_name="choices", verbose_name=_("revision")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    key = models.SlugField(
        _("name"), max_length=60, help_text=_("Short and lasting: it stands in exports.")
    )
    kind = models.CharField(
        max_length=10, choices=QuestionKind, default=QuestionKind.SINGLE, editable=False
    )
    text = models.TextField(_("text"))
    pair = models.TextField(
        _("goes with"), blank=True, help_text=_("In matching questions: what the text goes with.")
    )
    explanation = models.TextField(_("explanation"), blank=True)
    is_key = models.BooleanField(_("right"), default=False)
    is_last = models.BooleanField(
        _("keep last"), default=False, help_text=_("Stays last when choices are shuffled.")
    )
    points = models.PositiveSmallIntegerField(
        _("points"), default=0, help_text=_("In the rubric of an essay: how many at most.")
    )
    text_html = models.TextField(editable=False, default="")
    pair_html = models.TextField(editable=False, default="")
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
                condition=models.Q(is_key=True, kind__in=ONE_KEY),
                name="choice_one_key_in_revision",
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") | (models.Q(kind="matching") & ~models.Q(pair="")),
                name="choice_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(pair="") | models.Q(kind="matching"),
                name="choice_pairs_are_for_matching",
            ),
            models.CheckConstraint(
                condition=models.Q(points=0) | models.Q(kind="essay"),
                name="choice_points_are_for_essays",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def save(self, *args: object, **kwargs: object) -> None:
        """Render the words, then store them with the revision's kind.

        Raises FrozenRevisionError in a release.
        """
        if not self.revision.is_draft:
            message = f"{self.revision} belongs to a release; write a new revision."
            raise FrozenRevisionError(message)
        self.render()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def render(self) -> None:
        """Fill the HTML from the words, as the revision's kind reads them."""
        self.kind = self.revision.kind
        self.text_html = choice_html(self.kind, self.text)
        self.pair_html = render_fragment(self.pair)[0]
        self.explanation_html = render_fragment(self.explanation)[0]
