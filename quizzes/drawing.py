"""A card as HTML: drawn once for what it shows, and completed for the learner who gets it."""

from __future__ import annotations

from datetime import datetime

from django.utils.safestring import SafeString, mark_safe

from accounts.http import LearnerRequest
from courses.reading.pieces import csrf_token, hole, piece
from quizzes.attempts import new_attempt
from quizzes.card import Card
from releases.toggles.evaluating import is_on

_HOLE = hole("attempt")


def drawn_card(request: LearnerRequest, card: Card, *, at: datetime) -> SafeString:
    """The card with the attempt and the CSRF token that its form sends."""
    html = piece(
        "quizzes/check.html", token=csrf_token(request), check=card, attempt=_HOLE,
        may_report=_may_report(request),
        is_kept=not card.is_personal,
    )  # fmt: skip
    attempt = new_attempt(request.learner.key, card.revision, at=at) if card.is_open else ""
    # Ours, hexadecimal digits and dots: nothing to escape.
    return mark_safe(html.replace(_HOLE, attempt))  # noqa: S308


def _may_report(request: LearnerRequest) -> bool:
    """Whether its learner may report questions; asked once for all the cards of a page."""
    kept: bool | None = getattr(request, "_may_report", None)
    if kept is None:
        kept = is_on("question-reports", request.learner)
        request._may_report = kept  # type: ignore[attr-defined]
    return kept
