"""A card as HTML: drawn once for what it shows, and completed for the learner who gets it."""

from __future__ import annotations

from datetime import datetime

from django.utils.safestring import SafeString, mark_safe

from accounts.http import LearnerRequest
from courses.reading.pieces import csrf_token, hole, piece
from quizzes.attempts import new_attempt
from quizzes.card import Card

_HOLE = hole("attempt")


def drawn_card(request: LearnerRequest, card: Card, *, at: datetime) -> SafeString:
    """The card with the attempt and the CSRF token that its form sends."""
    html = piece("quizzes/check.html", token=csrf_token(request), check=card, attempt=_HOLE)
    attempt = new_attempt(request.learner.key, card.revision, at=at) if card.is_open else ""
    # Ours, hexadecimal digits and dots: nothing to escape.
    return mark_safe(html.replace(_HOLE, attempt))  # noqa: S308
