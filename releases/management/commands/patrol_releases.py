"""`manage.py patrol_releases`: look at what learners have, once or until stopped."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.immune_system.patrolling import patrol
from releases.management.repeating import again_and_again
from releases.models import Measurement


class Command(BaseCommand):
    """Several may run at once; killed at any moment it leaves nothing half done."""

    help = "Measure live releases and roll back what breaches a guardrail. One line per patrol."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often, and of which course."""
        parser.add_argument("--every", type=float, help="seconds between patrols; else only one")
        parser.add_argument("--course", default="", help="only releases of the course of this slug")

    def handle(self, *_args: object, every: float | None, course: str, **_options: object) -> None:
        """Patrol once, or again and again until SIGTERM or Ctrl-C."""
        if every is None:
            self._patrol(course)
            return
        away = _("The database does not answer; the next patrol tries again.")
        again_and_again(lambda: self._patrol(course), every, away=lambda: self._say(away))

    def _patrol(self, course: str) -> None:
        at = timezone.now()
        found = patrol(at=at, scope=course)
        breached = {row.release.name for row in found if row.decision == Measurement.Kind.BREACH}
        words = {"measured": len(found), "releases": len({row.release_id for row in found})}
        told = _("%(measured)d measurements of %(releases)d releases.") % words
        if breached:
            names = ", ".join(f"“{name}”" for name in sorted(breached))
            told += " " + _("Rolled back: %(names)s.") % {"names": names}
        self._say(f"{at:%Y-%m-%d %H:%M:%S} UTC  {told}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
