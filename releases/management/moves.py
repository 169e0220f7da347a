"""What the commands that move a release share: which release, and in whose name."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from accounts.models import User
from releases.console.asking import told_meanwhile
from releases.models import Release
from releases.refusals import MoveRefusedError


def add_move_arguments(parser: ArgumentParser) -> None:
    """The release and the person; `list_releases` shows the numbers."""
    parser.add_argument("release", type=int, help="the release's number, see list_releases")
    parser.add_argument("--by", required=True, help="e-mail address of the one who decides")


def release_of(number: int) -> Release:
    """The release with that number. Raises CommandError."""
    release = Release.objects.filter(pk=number).first()
    if release is None:
        raise CommandError(_("There is no release %(number)d.") % {"number": number})
    return release


def person_of(email: str) -> User:
    """The active person with that address. Raises CommandError."""
    person = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is None:
        raise CommandError(_("Nobody here has the address %(email)s.") % {"email": email})
    return person


def refusal(error: MoveRefusedError, release: Release, by: User) -> CommandError:
    """Why the release did not move; where somebody was first, who that was and what they did."""
    is_as_seen = Release.objects.filter(pk=release.pk, moves=release.moves).exists()
    return CommandError(str(error) if is_as_seen else told_meanwhile(release, by=by))
