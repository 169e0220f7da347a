"""Responses as CSV, streamed in constant memory by one query."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from courses.exports.filters import Filters
from courses.exports.stream import stream
from quizzes.exports.columns import HEADER
from quizzes.exports.copying import copied
from quizzes.exports.fetching import fetched
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
    "answered_at",
)


def csv_stream(
    filters: Filters, *, bom: bool = False, told: Callable[[int], object] = bool
) -> Iterator[bytes]:
    """The file in chunks: the header, then a line per response.

    The query runs when the second chunk is asked for. `told` hears how many responses each chunk
    holds.
    """
    rows = Response.objects.for_export(filters).order_by("id").values_list(*_FIELDS)
    return stream(HEADER, rows, copied=copied, fetched=fetched, bom=bom, told=told)
