"""The words of choices as HTML: Markdown, or a typed pattern as it stands."""

from __future__ import annotations

from django.utils.html import escape

from courses.rendering import render_fragment
from quizzes.models.kinds import PLAIN


def choice_html(kind: str, text: str) -> str:
    """A choice's text. A number or a pattern is no Markdown: its stars are its own."""
    return str(escape(text)) if kind in PLAIN else render_fragment(text)[0]
