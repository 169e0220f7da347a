"""One build's run as a table: what the rule saw each minute, and what it made of it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.immune_system.model import Minute, Run
from labs.immune_system.settings import Settings
from labs.immune_system.spoken import count, percent
from labs.mechanics import Table


def table_of(settings: Settings, run: Run | None) -> Table:
    """The twin of the figure's line; without rows before anything was tried."""
    head = (
        _("Minute"),
        _("Ring"),
        _("Bought"),
        _("Rate, 5 min"),
        _("Sessions, 5 min"),
        _("Decision"),
    )
    if run is None:
        return Table(_("No build has run yet"), head, rows=())
    caption = _("Build %(number)s, minute by minute") % {"number": count(run.build.number)}
    return Table(caption, head, tuple(_row(settings, run, minute) for minute in run.minutes))


def _row(settings: Settings, run: Run, minute: Minute) -> tuple[str, ...]:
    bought = {"bought": count(minute.bought), "sessions": count(minute.sessions)}
    return (
        count(minute.at),
        minute.ring,
        _("%(bought)s of %(sessions)s") % bought,
        percent(minute.rate),
        count(minute.seen),
        _decision(settings, run, minute),
    )


def _decision(settings: Settings, run: Run, minute: Minute) -> str:
    if minute == run.last:
        return _("released") if run.stopped is None else _("stopped")
    if minute.at + 1 == settings.soak:
        return _("on to A2")
    if minute.at + 1 == 2 * settings.soak:
        return _("on to A3")
    if minute.ring == "A1":
        return _("watch only")
    return _("too few to judge") if minute.seen < settings.minimum else _("go on")
