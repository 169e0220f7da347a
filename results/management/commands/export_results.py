"""Write results to a file: `manage.py export_results --format xlsx --output january.xlsx`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.exports.command import ExportCommand, Options
from courses.exports.filters import Filters
from courses.exports.stream import Told
from results.exports.asking import ExportForm
from results.exports.kinds import kinds
from results.exports.sending import sending
from results.formats.known import FORMATS

if TYPE_CHECKING:
    from courses.exports.form import FilterForm


class Command(ExportCommand):
    """The exports of the results pages, on the command line."""

    help = "Write results to a file; docs/exports.md explains kinds, formats and columns."
    unit = "rows"
    asked_for: ExportForm

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What, how, and the same filters as on the page."""
        parser.add_argument("--kind", choices=list(kinds()), default="responses")
        parser.add_argument("--format", choices=list(FORMATS), default="csv")
        super().add_arguments(parser)
        parser.add_argument("--question", metavar="NUMBER", help="only this question")
        parser.add_argument("--revision", metavar="NUMBER", help="only this question revision")
        parser.add_argument(
            "--pilot", metavar="only|without", help="only questions on trial, or without them"
        )

    def form(self, given: Mapping[str, object]) -> FilterForm:
        """Kind, format and filters as they were typed."""
        name = str(given["format"])
        marked = f"{name}-bom"
        wanted = marked if given.get("bom") and marked in FORMATS else name
        self.asked_for = ExportForm({**given, "format": wanted}, None)
        return self.asked_for

    def count(self, filters: Filters, options: Options) -> int:
        """How many rows there will be."""
        return kinds()[str(options["kind"])].count(filters)

    def chunks(self, filters: Filters, options: Options, told: Told) -> Iterator[bytes]:
        """The file, recorded like those of the pages."""
        return sending(self.asked_for.asked(at=timezone.now()), by=None, told=told)
