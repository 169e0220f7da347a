"""Write responses to a CSV file: `manage.py export_results --course my-course --output new.csv`."""

from __future__ import annotations

from collections.abc import Iterator

from courses.exports.command import ExportCommand, Options
from courses.exports.filters import Filters
from courses.exports.stream import Told
from quizzes.exports.csv_stream import csv_stream
from quizzes.models import Response


class Command(ExportCommand):
    """The export of the results page, on the command line."""

    help = "Write responses as CSV, one line each; docs/exports.md explains the columns."
    unit = "responses"

    def count(self, filters: Filters, options: Options) -> int:
        """How many responses pass."""
        return Response.objects.for_export(filters).count()

    def chunks(self, filters: Filters, options: Options, told: Told) -> Iterator[bytes]:
        """A line per response."""
        return csv_stream(filters, bom=bool(options["bom"]), told=told)
