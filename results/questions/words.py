"""What questions ask, in one line of plain text, and where each revision was released."""

from __future__ import annotations

from collections.abc import Collection
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import Truncator

from quizzes.models import QuestionRevision

SHOWN = 110
"""Characters of a question in a list."""


def stems(revisions: Collection[int]) -> dict[int, str]:
    """The start of what these revisions ask, by question: one query."""
    rows = QuestionRevision.objects.filter(pk__in=revisions)
    return {
        question: plain(html) for question, html in rows.values_list("question_id", "stem_html")
    }


def plain(html: str) -> str:
    """Rendered text as one short line."""
    return Truncator(" ".join(unescape(strip_tags(html)).split())).chars(SHOWN)
