"""Time zones by their names in the IANA database, such as Europe/Berlin."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_UNUSUAL = ("Etc/", "SystemV/", "posix/", "right/")


@cache
def zone_names() -> tuple[str, ...]:
    """Every zone that a cohort may have: regions and UTC, without the files beside them."""
    named = (name for name in available_timezones() if not name.startswith(_UNUSUAL))
    regions = sorted(name for name in named if "/" in name)
    return ("UTC", *regions)


def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; UTC where this machine does not know it any more."""
    return ZoneInfo(name if name in available_zones() else "UTC")


@cache
def available_zones() -> frozenset[str]:
    """Every name that can be looked up, unusual ones included."""
    return frozenset(available_timezones())


def refuse_unknown_zone(name: str) -> None:
    """Raises ValidationError for a name that no zone has."""
    if name not in available_zones():
        words = _("There is no time zone called “%(name)s”. Choose one such as Europe/Berlin.")
        raise ValidationError(words % {"name": name[:64]})
