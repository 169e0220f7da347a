"""`manage.py list_releases`: every release, where it stands and what it ships."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from releases.models import Release
from releases.promotion import revisions_of
from releases.rings import Ring


class Command(BaseCommand):
    """Lists releases, newest first."""

    help = "List releases with their number, ring, share in A2 and size."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Of one course, or of all."""
        parser.add_argument("--course", default="", help="only those of the course with this slug")

    def handle(self, *_args: object, course: str, **_options: object) -> None:
        """One line per release."""
        releases = Release.objects.order_by("-id")
        if course:
            releases = releases.filter(scope=course)
        for release in releases:
            ring = Ring(release.ring).label
            count = sum(1 for _revision in revisions_of(release))
            share = f"{release.share / 100:g} %"
            line = f"{release.pk:>5}  {ring:<16} {share:>7}  {count:>4}  {release.scope}  {release}"
            self.stdout.write(line)
