"""Responses as CSV, streamed in constant memory by one query."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from courses.exports.filters import Filters
from courses.exports.stream import stream
from quizzes.exports.columns import HEADER
from quizzes.exports.copying import copied
from quizzes.exports.fetching import fetched
from quizzes.exports.selected_fields import chosen


def csv_stream(
    filters: Filters, *, bom: bool = False, told: Callable[[int], object] = bool
) -> Iterator[bytes]:
    """The file in chunks: the header, then a line per response.

    The query runs when the second chunk is asked for. `told` hears how many responses each chunk
    holds.
    """
    return stream(HEADER, chosen(filters), copied=copied, fetched=fetched, bom=bom, told=told)
