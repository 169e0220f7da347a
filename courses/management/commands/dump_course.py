"""`manage.py dump_course SLUG PATH`: a course out of the database, as the files of a pack."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from courses.models import Course, Section
from courses.packs.dumping import dump_course
from courses.packs.writing import PackNotWrittenError


class Command(BaseCommand):
    """Writes what everyone sees, or the newest drafts, as a pack that load_course reads."""

    help = "Write a course as a folder of files that load_course reads back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which course, where to, and which revisions."""
        parser.add_argument("slug", help="the course's slug")
        parser.add_argument("path", type=Path, help="a new or empty folder")
        parser.add_argument(
            "--drafts", action="store_true", help="the newest of everything, drafts included"
        )
        parser.add_argument("--replace", action="store_true", help="write over a pack there")

    def handle(self, *_args: object, slug: str, path: Path, **options: object) -> None:
        """Write the pack and say how much it holds."""
        course = Course.objects.filter(slug=slug).first()
        if course is None:
            raise CommandError(_("There is no course “%(slug)s”.") % {"slug": slug})
        quiet = options["verbosity"] == 0
        total = Section.objects.filter(module__course=course).count()
        try:
            with tqdm(total=total, unit="section", file=self.stderr, disable=quiet or None) as bar:
                written = dump_course(
                    course, path, step=bar.update,
                    with_drafts=bool(options["drafts"]), replace=bool(options["replace"]),
                )  # fmt: skip
        except (PackNotWrittenError, OSError) as error:
            raise CommandError(str(error)) from error
        if not quiet:
            words = ngettext(
                "%(count)d section written to %(path)s.",
                "%(count)d sections written to %(path)s.",
                written,
            )
            self.stdout.write(words % {"count": written, "path": path})
