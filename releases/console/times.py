"""Times with their zones: read from a form, and told in the zone chosen and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.zones import zone_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as people read it: in a zone, and in UTC where that is another."""

    at: datetime
    local: str
    zone: str
    utc: str


def moment(at: datetime, zone: str) -> Moment:
    """The time in both zones, each named."""
    local = date_format(at.astimezone(zone_of(zone)), "j M Y, H:i")
    utc = "" if zone == "UTC" else date_format(at.astimezone(UTC), "j M Y, H:i")
    return Moment(at, local, zone, utc)


def at_wall_clock(typed: datetime, zone: str) -> datetime:
    """The moment when clocks in that zone show this date and time; of two, the first.

    Raises ValidationError for a time that the zone's clocks skip.
    """
    local = typed.replace(tzinfo=zone_of(zone), fold=0)
    at = local.astimezone(UTC)
    if at.astimezone(zone_of(zone)).replace(tzinfo=None) != typed:
        words = _("Clocks in %(zone)s skip that time. Choose one an hour later.")
        raise ValidationError(words % {"zone": zone})
    return at
