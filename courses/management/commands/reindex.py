"""`manage.py reindex`: make what searching reads anew from every revision."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext
from tqdm import tqdm

from courses.search import indexing


class Command(BaseCommand):
    """Goes over every revision; may run while the site serves."""

    help = "Make the search index anew, for drafts and released revisions alike."

    def handle(self, *_args: object, **options: object) -> None:
        """Go over everything and say how much there was."""
        quiet = options["verbosity"] == 0
        revisions = tqdm(
            indexing.reindex(),
            total=indexing.total(),
            unit="revision",
            file=self.stderr,
            disable=quiet or None,
        )
        count = sum(1 for _ in revisions)
        words = ngettext(
            "%(count)d revision can be found.", "%(count)d revisions can be found.", count
        )
        self.stdout.write(words % {"count": count})
