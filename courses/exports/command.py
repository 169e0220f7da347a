"""What the export commands share: the page's filters as options, a file, a bar on a terminal."""

from __future__ import annotations

import sys
from abc import abstractmethod
from argparse import ArgumentParser
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from typing import cast

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from courses.exports.filters import Filters
from courses.exports.form import FilterForm
from courses.exports.stream import Told
from courses.exports.writing import STANDARD_OUTPUT, USAGE, opened

type Options = Mapping[str, str | bool | None]


class ExportCommand(BaseCommand):
    """The export of a results page, on the command line."""

    unit: str
    """What the bar counts."""

    @abstractmethod
    def count(self, filters: Filters, options: Options) -> int | None:
        """How many records there will be; None where that is dear to know."""

    @abstractmethod
    def chunks(self, filters: Filters, options: Options, told: Told) -> Iterator[bytes]:
        """The file."""

    @abstractmethod
    def form(self, given: Mapping[str, object]) -> FilterForm:
        """The filters as they were typed; a command sees everyone."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The same filters as on the page."""
        parser.add_argument("--course", metavar="SLUG", help="only this course")
        parser.add_argument("--module", metavar="COURSE/MODULE", help="only this module")
        parser.add_argument(
            "--section", metavar="COURSE/MODULE/SECTION", help="only this section, by its address"
        )
        parser.add_argument("--cohort", metavar="SLUG", help="only learners of this cohort")
        parser.add_argument("--learner", metavar="NUMBER", help="only this learner")
        parser.add_argument("--release", metavar="NUMBER", help="only this release")
        parser.add_argument("--from", metavar="YYYY-MM-DD", help="from this day on (UTC)")
        parser.add_argument("--to", metavar="YYYY-MM-DD", help="up to and with this day (UTC)")
        parser.add_argument("--bom", action="store_true", help="start with a byte order mark")
        parser.add_argument(
            "--output", metavar="FILE", default=STANDARD_OUTPUT, help="- is standard output"
        )

    def handle(self, *_args: str, **options: str | bool | None) -> None:
        """Check the filters, then write; a file appears whole or not at all."""
        given = {name: value for name, value in options.items() if value is not None}
        form = self.form(given)
        if not form.is_valid():
            told = [f"--{name}: {words[0]}" for name, words in form.errors.items()]
            raise CommandError("\n".join(told), returncode=USAGE)
        quiet = not sys.stderr.isatty()
        total = None if quiet else self.count(form.filters, options)
        with (
            opened(str(options["output"])) as file,
            tqdm(total=total, unit=f" {self.unit}", unit_scale=True, disable=quiet) as bar,
        ):
            chunks = cast("Generator[bytes]", self.chunks(form.filters, options, bar.update))
            # A reader who has enough ends it at once, not when memory is next tidied.
            with closing(chunks):
                for chunk in chunks:
                    file.write(chunk)
