"""The kinds of questions, and what each of them makes of its choices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    SINGLE = "single", _("single choice")
    MULTIPLE = "multiple", _("multiple choice")
    TRUE_FALSE = "true_false", _("true or false")
    NUMERIC = "numeric", _("number")
    SHORT_TEXT = "short_text", _("short text")
    ORDERING = "ordering", _("ordering")
    MATCHING = "matching", _("matching")
    ESSAY = "essay", _("essay")


ONE_KEY = (QuestionKind.SINGLE, QuestionKind.TRUE_FALSE)
"""Kinds with exactly one right choice."""

TYPED = (QuestionKind.NUMERIC, QuestionKind.SHORT_TEXT)
"""Kinds whose choices are patterns that a typed answer is held against, never shown as choices."""

BY_PERSON = (QuestionKind.ESSAY,)
"""Kinds that people grade; their choices are the criteria of a rubric, never shown as choices."""

PLAIN = (*TYPED, *BY_PERSON)
"""Kinds whose choices' texts are no Markdown."""
