"""The gauges of the latest step: two that look at the servers, two that look at people."""

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
    """Utilisation, answer time, errors and the page's wait; none before anything was tried."""
    last = run.last
    if last is None:
        return ()
    return (_busy(last), _answers(last, tier), _errors(last), _host(last, tier))


def _busy(last: Played) -> Gauge:
    """How much of the servers' time is taken."""
    note = _("%(served)s calls a second get an answer") % {"served": count(last.reading.served)}
    busy = last.reading.busy
    return Gauge(_("Servers busy"), percent(busy), note, _length(busy), busy < 1)


def _answers(last: Played, tier: Parameters) -> Gauge:
    """How long calls that got in take."""
    p95 = last.reading.p95_ms
    note = _("mission: %(goal)s") % {"goal": milliseconds(tier.goal_ms)}
    length = _length(p95 / (2 * tier.goal_ms))
    return Gauge(_("95 of 100 within"), milliseconds(p95), note, length, p95 <= tier.goal_ms)


def _errors(last: Played) -> Gauge:
    """How many calls failed, if anybody looks."""
    name = _("Calls failed")
    if not last.errors_known:
        return Gauge(name, errors_of(last), _("the alert on errors is off"), "", False)
    errors = last.reading.errors
    note = _("%(failed)s in a quarter of an hour") % {"failed": count(last.reading.failed)}
    return Gauge(name, percent(errors), note, _length(errors), errors < WORST_ERRORS)


def _host(last: Played, tier: Parameters) -> Gauge:
    """What the pages that call the tier pay."""
    host = last.reading.host_ms
    note = _("in every page that calls the chat servers")
    value = _("+%(host)s") % {"host": milliseconds(host)}
    return Gauge(_("Added to pages"), value, note, _length(host / (2 * tier.goal_ms)), host == 0)


def _length(share: float) -> str:
    """A bar's length, from nothing to full."""
    return f"{100 * min(1.0, share):.1f}"
