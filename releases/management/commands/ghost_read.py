"""`manage.py ghost_read`: read what waits with dark releases, once or until stopped."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.ghost.background import read_ghosts
from releases.management.repeating import again_and_again


class Command(BaseCommand):
    """Several may run at once; killed at any moment it leaves nothing half done."""

    help = "Read pages and answers that wait with the dark releases they are for. One line each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often."""
        parser.add_argument("--every", type=float, help="seconds between looks; else only one")

    def handle(self, *_args: object, every: float | None, **_options: object) -> None:
        """Read everything that waits, once or again and again."""
        if every is None:
            self._read()
            return
        again_and_again(self._read, every, away=self._is_away)

    def _read(self) -> None:
        at = timezone.now()
        number = read_ghosts(at=at)
        told = ngettext("%(number)d reading.", "%(number)d readings.", number)
        self._say(f"{at:%Y-%m-%d %H:%M:%S} UTC  {told % {'number': number}}")

    def _is_away(self) -> None:
        self._say(_("The database does not answer; the next look tries again."))

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
