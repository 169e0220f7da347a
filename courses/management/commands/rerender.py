"""`manage.py rerender`: bring stored markup to what today's renderer makes of the same words."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext
from tqdm import tqdm

from courses import rerendering


class Command(BaseCommand):
    """Renders every section and question again, drafts and released ones."""

    help = "Render all stored texts again with today's renderer; restart the site afterwards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to write."""
        parser.add_argument("--check", action="store_true", help="only tell how many would change")

    def handle(self, *_args: object, check: bool, **options: object) -> None:
        """Go over everything and say how many changed."""
        quiet = options["verbosity"] == 0
        changes = tqdm(
            rerendering.rerender(write=not check),
            total=rerendering.total(),
            unit="text",
            file=self.stderr,
            disable=quiet or None,
        )
        count = sum(changes)
        words = (
            ngettext("%(count)d text would change.", "%(count)d texts would change.", count)
            if check
            else ngettext("%(count)d text changed.", "%(count)d texts changed.", count)
        )
        self.stdout.write(words % {"count": count})
