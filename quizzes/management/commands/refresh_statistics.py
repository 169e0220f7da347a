"""Count first tries for the statistics of questions: `manage.py refresh_statistics`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from courses.models import Course
from quizzes.statistics.refreshing import forget, refresh_all


class Command(BaseCommand):
    """What pages do by themselves when they are looked at, for all courses and without limits."""

    help = "Count the first tries that are new since the last time, or all of them anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which course, and whether to begin again."""
        parser.add_argument("--course", metavar="SLUG", help="only this course")
        parser.add_argument("--all", action="store_true", help="count everything anew")

    def handle(self, *_args: str, **options: str | bool | None) -> None:
        """Count course by course, with a bar on a terminal."""
        courses = Course.objects.order_by("slug")
        if options["course"] is not None:
            courses = courses.filter(slug=options["course"])
            if not courses:
                raise CommandError(
                    _("There is no course “%(value)s”.") % {"value": options["course"]}
                )
        for course in courses:
            if options["all"]:
                forget(course)
            with tqdm(desc=course.slug, unit=" sections", disable=not sys.stderr.isatty()) as bar:

                def told(done: int, steps: int, bar: tqdm = bar) -> None:
                    bar.total = steps
                    bar.update(done - bar.n)

                count = refresh_all(course, at=timezone.now(), told=told)
            words = ngettext(
                "%(course)s: %(count)d section counted",
                "%(course)s: %(count)d sections counted",
                count,
            )
            self.stdout.write(words % {"course": course.slug, "count": count})
