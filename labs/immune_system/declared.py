"""What the lab asks of authors, and the numbers its runs are kept by.

Labels are marked for translation here and translated by whoever shows them.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from labs.mechanics import Measure, Parameter

PARAMETERS = (
    Parameter("sessions", _("Customer sessions a minute"), 1200, 600, 2400),
    Parameter("floor", _("Usual conversion, lower end, in percent"), 15, 5, 30),
    Parameter("width", _("Width of that range, in percentage points"), 5, 4, 20),
    Parameter("affected", _("Customers who meet the bug, in percent"), 60, 20, 90),
    Parameter("notice", _("Minutes until people notice without a rule"), 45, 10, 180),
    Parameter("redeploy", _("Minutes to deploy the old build again"), 20, 5, 120),
    Parameter("most_harm", _("Mission: people harmed at most"), 400, 50, 5000),
    Parameter("longest", _("Mission: minutes for a good release at most"), 45, 14, 60),
)

MEASURES = (
    Measure("builds", _("Builds run"), ""),
    Measure("false_alarms", _("Good builds stopped"), ""),
    Measure("missed", _("Bad builds released"), ""),
    Measure("reached_all", _("Bad builds that everyone met"), ""),
    Measure("worst_harm", _("People harmed by the worst build"), ""),
    Measure("median_harm", _("People harmed by a typical bad build"), ""),
    Measure("median_orders", _("Orders lost to a typical bad build"), ""),
    Measure("release_minutes", _("Time for a good release"), "min"),
    Measure("big_bang_harm", _("People harmed by a big-bang release"), ""),
    Measure("big_bang_orders", _("Orders lost to a big-bang release"), ""),
)
