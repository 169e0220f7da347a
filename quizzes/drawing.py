"""A card as HTML: drawn once for what it shows, and completed for the learner who gets it."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from courses.reading.pieces import csrf_token, hole, piece
from quizzes.card import Card

_HOLE = hole("attempt")


def drawn_card(request: HttpRequest, card: Card) -> SafeString:
    """The card with the attempt and the CSRF token that its form sends."""
    html = piece(
        "quizzes/check.html", token=csrf_token(request), check=replace(card, attempt=_HOLE)
    )
    # Ours, hexadecimal digits and dots: nothing to escape.
    return mark_safe(html.replace(_HOLE, card.attempt))  # noqa: S308
