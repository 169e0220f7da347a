"""Write runs of labs to a CSV file: `manage.py export_lab_runs --rows learners --output a.csv`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator

from courses.exports.command import ExportCommand, Options
from courses.exports.filters import Filters
from courses.exports.stream import Told
from labs.exports.csv_stream import ROWS, csv_stream
from labs.exports.selection import runs_for


class Command(ExportCommand):
    """The exports of the results page for labs, on the command line."""

    help = "Write runs of labs as CSV; docs/exports.md explains the columns."
    unit = "lines"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The same filters as on the page, and what a line is about."""
        super().add_arguments(parser)
        parser.add_argument(
            "--rows", choices=list(ROWS), default="runs", help="what each line is about"
        )

    def count(self, filters: Filters, options: Options) -> int | None:
        """How many runs pass; how many learners is known only at the end."""
        return runs_for(filters).count() if options["rows"] == "runs" else None

    def chunks(self, filters: Filters, options: Options, told: Told) -> Iterator[bytes]:
        """A line per run, or per learner and lab."""
        return csv_stream(filters, rows=str(options["rows"]), bom=bool(options["bom"]), told=told)
