"""Write responses to a CSV file: `manage.py export_results --course my-course --output new.csv`."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from quizzes.exports.csv_stream import csv_stream
from quizzes.exports.form import FilterForm
from quizzes.models import Response

STANDARD_OUTPUT = "-"
USAGE = 2


class Command(BaseCommand):
    """The export of the results page, on the command line."""

    help = "Write responses as CSV, one line each; docs/exports.md explains the columns."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The same filters as on the page."""
        parser.add_argument("--course", metavar="SLUG", help="only this course")
        parser.add_argument(
            "--section", metavar="COURSE/MODULE/SECTION", help="only this section, by its address"
        )
        parser.add_argument("--cohort", metavar="SLUG", help="only learners of this cohort")
        parser.add_argument("--from", metavar="YYYY-MM-DD", help="from this day on (UTC)")
        parser.add_argument("--to", metavar="YYYY-MM-DD", help="up to and with this day (UTC)")
        parser.add_argument("--bom", action="store_true", help="start with a byte order mark")
        parser.add_argument(
            "--output", metavar="FILE", default=STANDARD_OUTPUT, help="- is standard output"
        )

    def handle(self, *_args: str, **options: str | bool | None) -> None:
        """Check the filters, then write; a file appears whole or not at all."""
        form = FilterForm({name: value for name, value in options.items() if value is not None})
        if not form.is_valid():
            told = [f"--{name}: {words[0]}" for name, words in form.errors.items()]
            raise CommandError("\n".join(told), returncode=USAGE)
        quiet = not sys.stderr.isatty()
        total = None if quiet else Response.objects.for_export(form.filters).count()
        with (
            _opened(str(options["output"])) as file,
            tqdm(total=total, unit=" responses", unit_scale=True, disable=quiet) as bar,
        ):
            for chunk in csv_stream(form.filters, bom=bool(options["bom"]), told=bar.update):
                file.write(chunk)


@contextmanager
def _opened(output: str) -> Iterator[IO[bytes]]:
    """Standard output, or a file that takes its name only when it is complete.

    Raises CommandError where the file cannot be written.
    """
    if output == STANDARD_OUTPUT:
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # The reader has enough, as `head` does; without this Python would complain at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    path = Path(output)
    try:
        with _draft_of(path) as draft:
            yield draft
    except OSError as error:
        raise CommandError(f"--output: {error.strerror}: {path}", returncode=USAGE) from error


@contextmanager
def _draft_of(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path`, readable by its owner alone, that replaces it at the end."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
