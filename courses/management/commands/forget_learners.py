"""`manage.py forget_learners --older-than 730`: end what nobody has used for so many days."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from accounts.leaving import StillNeededError, leave
from accounts.models import User
from courses.own_data.retention import (
    forget_learner,
    forget_person,
    silent_learners,
    silent_people,
)

USAGE = 2
MOST_DAYS = 36_500


class Command(BaseCommand):
    """For cron: each learner is a transaction of its own, so it may be stopped and run again."""

    help = "Delete accounts and guests unused for so many days; answers stay as numbers by nobody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long is too long, or who."""
        parser.add_argument(
            "--older-than", type=int, metavar="DAYS", help="else what RETENTION_DAYS says"
        )
        parser.add_argument("--only", metavar="ADDRESS", help="this person and no one else")
        parser.add_argument("--dry-run", action="store_true", help="only tell how many")

    def handle(self, *_args: object, dry_run: bool, **options: object) -> None:
        """Delete, and say how many it were. Raises CommandError."""
        at = timezone.now()
        only = options["only"]
        acts = self._one(str(only), at) if only else self._silent(options["older_than"], at)
        quiet = options["verbosity"] == 0
        count, refused = 0, []
        if dry_run:
            return self._tell(len(acts), _("Nothing deleted; it would be: "))
        for act in tqdm(acts, unit=" learners", file=self.stderr, disable=quiet or None):
            try:
                count += act()
            except StillNeededError as error:
                refused.append(str(error))
        self._tell(count)
        if refused:
            raise CommandError("\n".join(refused))
        return None

    def _tell(self, count: int, lead: str = "") -> None:
        words = ngettext("%(count)d learner deleted.", "%(count)d learners deleted.", count)
        self.stdout.write(lead + words % {"count": count})

    def _one(self, address: str, at: datetime) -> list[Callable[[], bool]]:
        """The one act for that person. Raises CommandError where there is none."""
        person = User.objects.filter(email=address.strip().lower()).first()
        if person is None:
            raise CommandError(_("--only: nobody has that address."), returncode=USAGE)

        def act() -> bool:
            leave(person, at=at)
            return True

        return [act]

    def _silent(self, days: object, at: datetime) -> list[Callable[[], bool]]:
        """An act for each who was silent for so long. Raises CommandError."""
        days = settings.RETENTION_DAYS if days is None else days
        if not isinstance(days, int) or not 1 <= days <= MOST_DAYS:
            words = _("Say --older-than DAYS, or set RETENTION_DAYS, from 1 to %(most)d.")
            raise CommandError(words % {"most": MOST_DAYS}, returncode=USAGE)
        since = at - timedelta(days=days)
        return list(_acts(since, at, f"forget_learners --older-than {days}"))


def _acts(since: datetime, at: datetime, note: str) -> Iterator[Callable[[], bool]]:
    for pk in silent_learners(since).values_list("pk", flat=True):
        yield partial(forget_learner, pk, since=since, at=at, note=note)
    for pk in silent_people(since).values_list("pk", flat=True):
        yield partial(forget_person, pk, since=since, at=at, note=note)
