"""What may be seen of questions beside their words: the figures of how they do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from quizzes.models.authoring import Question


class Statistics(Question):
    """The figures of a question; it has no row of its own, only the right to see them.

    Whoever holds it sees figures of their own courses, and nobody by name.
    """

    class Meta:
        proxy = True
        verbose_name = _("statistics of a question")
        verbose_name_plural = _("statistics of questions")
        default_permissions = ("view",)
