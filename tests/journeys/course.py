"""The shipped course as the journeys meet it: where its pages are and what is right."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command

from courses.models import Course
from courses.packs.loading import load_pack
from courses.packs.reading import read_pack

SLUG = "cloud-integrations"
HOME = f"/courses/{SLUG}/"
SECTION = f"{HOME}m06/s3/"
FIRST, SECOND = "announce-on-monday", "one-shared-database"
RIGHT = {FIRST: "dark-until-ready", SECOND: "blue-breaks"}
WRONG = {
    FIRST: ("wait-for-green", "customers-test", "marketing-alone"),
    SECOND: ("green-fails-smoke", "copies-of-the-schema", "router-refuses"),
}
_PACK = Path(__file__).parents[2] / "fixtures" / SLUG


_left_behind: list[bool] = []


def sweep() -> None:
    """Empty the database of what journeys left behind, before another test looks at it."""
    if _left_behind:
        _left_behind.clear()
        call_command("flush", verbosity=0, interactive=False)


def settle() -> None:
    """See to it that the database holds the roles and the course; costs nothing where it does."""
    _left_behind[:] = [True]
    if Course.objects.filter(slug=SLUG).exists():
        return
    # Whatever tests before left behind goes; what migrations wrote comes back (tests/roles.py).
    call_command("flush", verbosity=0, interactive=False)
    load_pack(read_pack(_PACK), at=datetime.now(UTC))
