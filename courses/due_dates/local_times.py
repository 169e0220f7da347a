"""Times on a wall clock and the moments they name, across changes of the clocks.

Pure. A wall clock shows an hour twice in autumn: the later one is meant, which leaves more time.
In spring it leaves an hour out: such a time is refused where somebody types it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

EARLIEST, LATEST = 2000, 2100
"""Years of due dates; whatever lies beyond was mistyped."""


class NoSuchTimeError(ValueError):
    """The clocks go forward over that time, in that zone on that day."""


class NoSuchYearError(ValueError):
    """The year is none that somebody would set a date in."""


def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which a wall clock in the zone shows `local` (naive).

    Raises NoSuchTimeError and NoSuchYearError.
    """
    if not EARLIEST <= local.year <= LATEST:
        raise NoSuchYearError
    moment = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if local_of(moment, zone) != local:
        raise NoSuchTimeError
    return moment


def local_of(moment: datetime, zone: ZoneInfo) -> datetime:
    """What a wall clock in the zone shows at that moment, naive."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def shifted(moment: datetime, *, of: ZoneInfo, into: ZoneInfo, days: int) -> datetime:
    """The moment so many days on at which clocks in `into` show what those in `of` showed.

    Midnight in Berlin becomes midnight in Tokyo. A time that the clocks leave out becomes the
    one they show instead. Raises NoSuchYearError.
    """
    shown = local_of(moment, of)
    try:
        local = shown + timedelta(days=days)
        return instant_of(local, into)
    except OverflowError:
        raise NoSuchYearError from None
    except NoSuchTimeError:
        return local.replace(tzinfo=into, fold=0).astimezone(UTC)
