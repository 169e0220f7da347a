"""What authors may set, within bounds in which the shift stays a game."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from labs.mechanics import Measure, Parameter

PARAMETERS = (
    Parameter("normal_load", _("Normal load, pages a second"), 120, 60, 180),
    Parameter("peak_load", _("Load in the peak, pages a second"), 240, 150, 600),
    Parameter("busy_load", _("Load in minutes 5 to 9, pages a second"), 150, 60, 250),
    Parameter("good_goal", _("Good pages that the mission asks for, per cent"), 99, 90, 100),
    Parameter("lit_goal", _("Toggle time that the mission asks for, per cent"), 70, 0, 90),
    Parameter("customers", _("Customers who meet the A/B test in a minute"), 1000, 200, 2000),
    Parameter("partner", _("What breaks the new checkout: 1 recs, 2 stock, 3 media"), 3, 1, 3),
    Parameter("day", _("Day, which decides who buys"), 1, 1, 50),
)

MEASURES = (
    Measure("good", _("Good pages"), "%"),
    Measure("lit", _("Toggles lit"), "%"),
    Measure("slowest", _("Slowest minute"), "ms"),
    Measure("suites", _("Suite runs"), ""),
    Measure("z", _("Standard errors between the checkouts"), ""),
)
