"""`manage.py roll_back_release NUMBER --by ADDRESS --reason WORDS`: away from everyone at once."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.management.moves import add_move_arguments, person_of, refusal, release_of
from releases.promotion import MoveRefusedError, roll_back


class Command(BaseCommand):
    """Rolls a release back, in a person's name and with their reason."""

    help = "Take a release away from everyone; learners see what was before it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which release, in whose name, and why."""
        add_move_arguments(parser)
        parser.add_argument("--reason", required=True, help="kept with the event")

    def handle(
        self, *_args: object, release: int, by: str, reason: str, **_options: object
    ) -> None:
        """Roll back and say so."""
        chosen, person = release_of(release), person_of(by)
        try:
            roll_back(chosen, by=person, at=timezone.now(), reason=reason)
        except MoveRefusedError as error:
            raise refusal(error, chosen, person) from error
        self.stdout.write(_("“%(release)s” is rolled back.") % {"release": chosen})
