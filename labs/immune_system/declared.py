"""What the lab asks of authors, and the numbers its runs are kept by.

Labels are translated when they are shown.
"""

from __future__ import annotations

from typing import cast

from django.utils.translation import gettext_lazy as _

from labs.mechanics import Measure, Parameter


def _asked(name: str, label: object, default: int, least: int, most: int) -> Parameter:
    """A parameter whose label waits for its reader's language; typed as what it becomes."""
    return Parameter(name, cast("str", label), default, least, most)


def _kept(name: str, label: object, unit: str) -> Measure:
    """The same for a measure."""
    return Measure(name, cast("str", label), unit)


PARAMETERS = (
    _asked("sessions", _("Customer sessions a minute"), 1200, 600, 2400),
    _asked("floor", _("Usual conversion, lower end, in percent"), 15, 5, 30),
    _asked("width", _("Width of that range, in percentage points"), 5, 4, 20),
    _asked("affected", _("Customers who meet the bug, in percent"), 60, 20, 90),
    _asked("notice", _("Minutes until people notice without a rule"), 45, 10, 180),
    _asked("redeploy", _("Minutes to deploy the old build again"), 20, 5, 120),
    _asked("most_harm", _("Mission: people harmed at most"), 400, 50, 5000),
    _asked("longest", _("Mission: minutes for a good release at most"), 45, 14, 60),
)

MEASURES = (
    _kept("builds", _("Builds run"), ""),
    _kept("false_alarms", _("Good builds stopped"), ""),
    _kept("missed", _("Bad builds released"), ""),
    _kept("reached_all", _("Bad builds that everyone met"), ""),
    _kept("worst_harm", _("People harmed by the worst build"), ""),
    _kept("median_harm", _("People harmed by a typical bad build"), ""),
    _kept("median_orders", _("Orders lost to a typical bad build"), ""),
    _kept("release_minutes", _("Time for a good release"), "min"),
    _kept("big_bang_harm", _("People harmed by a big-bang release"), ""),
    _kept("big_bang_orders", _("Orders lost to a big-bang release"), ""),
)
