"""What the template of the figure draws: two drawings, their caption and four gauges."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .amounts import amount, good_per_cent, milliseconds, per_cent
from .capacity import CORES, CORES_IN_REDEPLOYMENT, USABLE, WORKERS
from .drawing import drawings_of
from .mission import QUICK
from .naming import panel_name
from .replay import Played, Shift
from .shapes import Drawing


@dataclass(frozen=True, slots=True)
class Gauge:
    """One number of the last minute, from 0 to 100 and beyond."""

    name: str
    value: str
    note: str
    width: float
    is_bad: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """What the template draws."""

    drawings: tuple[Drawing, ...]
    caption: str
    gauges: tuple[Gauge, ...]


def figure_of(shift: Shift) -> Figure:
    """The shift so far; before minute 1 an empty panel."""
    return Figure(
        drawings=drawings_of(shift),
        caption=_caption(shift),
        gauges=_gauges(shift.played[-1]) if shift.played else (),
    )


def _caption(shift: Shift) -> str:
    if not shift.played:
        return _(
            "The panel before minute 1. Bars will show the demand for CPU or workers, the line "
            "what there is; squares show which toggles are on."
        )
    last = shift.played[-1]
    return _(
        "Demand for CPU or workers, whichever is greater; above the line pages are turned away. "
        "Filled squares are toggles that were on. Minute %(number)s: %(on)s; %(good)s good pages."
    ) % {
        "number": last.minute.number,
        "on": panel_name(last.panel),
        "good": good_per_cent(last.good),
    }


def _gauges(played: Played) -> tuple[Gauge, ...]:
    cores = CORES_IN_REDEPLOYMENT if played.redeploying else CORES
    cpu = _("of %(amount)s CPU ms a second") % {"amount": amount(cores * 1000 * USABLE)}
    return (
        _gauge(_("CPU"), played.load.cpu, cpu),
        _gauge(_("Workers"), played.load.workers, _("of %(amount)s") % {"amount": amount(WORKERS)}),
        Gauge(
            _("Good pages"),
            good_per_cent(played.good),
            _("of %(amount)s a second") % {"amount": amount(played.minute.load)},
            round(100 * played.good, 1),
            played.good < 1,
        ),
        Gauge(
            _("Page time"),
            milliseconds(played.load.milliseconds),
            _("the bonus allows %(time)s") % {"time": milliseconds(QUICK)},
            round(min(100 * played.load.milliseconds / QUICK, 100), 1),
            played.load.milliseconds > QUICK,
        ),
    )


def _gauge(name: str, share: float, note: str) -> Gauge:
    return Gauge(name, per_cent(100 * share), note, round(min(100 * share, 100), 1), share > 1)
