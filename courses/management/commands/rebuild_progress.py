"""`manage.py rebuild_progress`: derive learners' progress again from what is on record."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext
from tqdm import tqdm

from courses.rebuilding import rebuild


class Command(BaseCommand):
    """Mends every stored progress that differs from the answers and downloads on record."""

    help = "Derive progress again from answers and downloads; safe while the site runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to write."""
        parser.add_argument("--check", action="store_true", help="only tell how many differ")

    def handle(self, *_args: object, check: bool, **options: object) -> None:
        """Go over everyone and say how many rows differed."""
        quiet = options["verbosity"] == 0
        found = tqdm(
            rebuild(write=not check), unit="section", file=self.stderr, disable=quiet or None
        )
        count = sum(found)
        words = (
            ngettext("%(count)d row differs.", "%(count)d rows differ.", count)
            if check
            else ngettext("%(count)d row mended.", "%(count)d rows mended.", count)
        )
        self.stdout.write(words % {"count": count})
