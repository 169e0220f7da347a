"""The part of a response that its row in a file is made of."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from courses.exports.filters import Filters
from quizzes.models import Response

_FIELDS = (
    "id",
    "learner_id",
    "revision_id",
    "choice_id",
    "answer",
    "choice_order",
    "verdict",
    "try_number",
    "points",
    "is_practice",
    "elapsed_ms",
    "confidence",
    "answered_at",
)


def chosen(filters: Filters) -> QuerySet[Response, tuple[Any, ...]]:
    """The responses that pass, with these fields alone."""
    return Response.objects.for_export(filters).order_by("id").values_list(*_FIELDS)
