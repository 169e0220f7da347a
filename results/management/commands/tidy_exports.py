"""Remove files of exports that expired: `manage.py tidy_exports`. The site's worker does it too."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from results.exports.tidying import tidy_exports


class Command(BaseCommand):
    """For a site whose worker does not run."""

    help = "Remove files of exports that expired, and end exports that nobody goes on with."

    def handle(self, *_args: object, **_options: object) -> None:
        """Go on until nothing is left to do, and say how much it was."""
        done = 0
        while some := tidy_exports(timezone.now()):
            done += some
        words = ngettext("%(count)d export put in order.", "%(count)d exports put in order.", done)
        self.stdout.write(words % {"count": done})
