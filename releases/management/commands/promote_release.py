"""`manage.py promote_release NUMBER --by ADDRESS [--to RING]`: one ring outwards."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.management.moves import add_move_arguments, person_of, refusal, release_of
from releases.promotion import MoveRefusedError, is_empty, promote
from releases.rings import Ring


class Command(BaseCommand):
    """Promotes a release one ring, in a person's name."""

    help = "Move a release one ring outwards: OFF, A1, A2, A3."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which release, in whose name, and why."""
        add_move_arguments(parser)
        parser.add_argument("--reason", default="", help="kept with the event")
        parser.add_argument(
            "--to", choices=("A1", "A2", "A3"), help="refuse where this is not the next ring"
        )

    def handle(
        self, *_args: object, release: int, by: str, reason: str, to: str | None, **_options: object
    ) -> None:
        """Promote and say where the release stands now; asked for twice, `to` moves it once."""
        chosen, person = release_of(release), person_of(by)
        if to is not None and chosen.ring != Ring[to] - 1:
            words = {"release": chosen, "ring": Ring(chosen.ring).label, "to": to}
            raise CommandError(
                _("“%(release)s” is %(ring)s: a promotion would not lead to %(to)s.") % words
            )
        if is_empty(chosen):
            raise CommandError(_("It ships nothing: take drafts in first."))
        try:
            event = promote(chosen, by=person, at=timezone.now(), reason=reason)
        except MoveRefusedError as error:
            raise refusal(error, chosen, person) from error
        words = {"release": chosen, "ring": Ring(event.to_ring).label}
        self.stdout.write(_("“%(release)s” now stands in %(ring)s.") % words)
