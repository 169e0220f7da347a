"""`manage.py move_due_releases`: make the scheduled moves whose time has come. Fit for cron."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import ScheduledMove
from releases.scheduling import move_due


class Command(BaseCommand):
    """Makes or refuses what is due; several may run at once."""

    help = "Make scheduled moves of releases whose time has come. Prints one line for each."

    def handle(self, *_args: object, **_options: object) -> None:
        """One line for each that was made or refused; none where nothing was due."""
        for scheduled in move_due(at=timezone.now()):
            words: dict[str, object] = {"release": scheduled.release, "move": scheduled}
            if scheduled.state == ScheduledMove.State.DONE:
                self.stdout.write(_("“%(release)s” %(move)s: done.") % words)
                continue
            words["why"] = scheduled.refused_words
            self.stdout.write(_("“%(release)s” %(move)s: refused. %(why)s") % words)
