"""The gauge pair: what is known of the calls that got in, and of all the calls that came."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .amounts import count, errors_of, milliseconds, percent
from .parameters import WORST_ERRORS, Parameters
from .replay import Played, Run


@dataclass(frozen=True, slots=True)
class Gauge:
    """One number with its bar."""

    name: str
    value: str
    note: str
    length: str
    """Of the bar, 0 to 100; "" where nothing is measured."""
    well: bool


def gauges_of(run: Run, tier: Parameters) -> tuple[Gauge, ...]:
    """The pair for the latest step; none before anything was tried."""
    last = run.last
    return () if last is None else (_got_in(last, tier), _came(last))


def _got_in(last: Played, tier: Parameters) -> Gauge:
    """What the servers' own monitors show. The bar is full at twice the mission's time."""
    reading = last.reading
    note = _("for 95 of 100 of them, servers %(busy)s busy") % {"busy": percent(reading.busy)}
    length = _length(reading.p95_ms / (2 * tier.goal_ms))
    well = reading.p95_ms <= tier.goal_ms
    return Gauge(_("Calls that got in"), milliseconds(reading.p95_ms), note, length, well)


def _came(last: Played) -> Gauge:
    """What the alert on errors shows, if it is on."""
    name = _("Calls that came")
    if not last.errors_known:
        return Gauge(name, errors_of(last), _("the alert on errors is off"), "", False)
    errors = last.reading.errors
    failed = {"failed": count(last.reading.failed)}
    note = _("failed, %(failed)s in a quarter of an hour") % failed
    return Gauge(name, percent(errors), note, _length(errors), errors < WORST_ERRORS)


def _length(share: float) -> str:
    """A bar's length, from nothing to full."""
    return f"{100 * min(1.0, share):.1f}"
