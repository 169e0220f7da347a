"""The export of responses: a row for each."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from courses.exports.columns import Column
from courses.exports.filters import Filters
from courses.exports.stream import Told
from quizzes.exports.columns import RESPONSE_COLUMNS
from quizzes.exports.csv_stream import csv_stream
from quizzes.exports.values import typed_rows
from quizzes.models import Response
from results.exports.kinds import ExportKind, register

MAY_EXPORT = "quizzes.export_response"


def _columns(_filters: Filters) -> tuple[Column, ...]:
    return RESPONSE_COLUMNS


def _count(filters: Filters) -> int:
    return Response.objects.for_export(filters).count()


def _comma_csv(filters: Filters, told: Told) -> Iterator[bytes]:
    return csv_stream(filters, told=told)


RESPONSES = ExportKind(
    name="responses",
    title=_("Responses"),
    permission=MAY_EXPORT,
    columns=_columns,
    rows=typed_rows,
    count=_count,
    comma_csv=_comma_csv,
)
register(RESPONSES)
