"""What authors may set on the switchboard, within bounds that keep it playable."""

from __future__ import annotations

from typing import cast

from django.utils.translation import gettext_lazy as _

from labs.mechanics import Measure, Parameter

PARAMETERS = (
    Parameter(
        "requests_per_second", cast("str", _("Live traffic, requests per second")), 200, 10, 5000
    ),
    Parameter(
        "touch_percent", cast("str", _("Requests that touch the column, percent")), 40, 1, 100
    ),
    Parameter("request_ms", cast("str", _("Length of one request, milliseconds")), 50, 5, 5000),
    Parameter("restore_seconds", cast("str", _("Restoring the table, seconds")), 600, 60, 7200),
    Parameter("databases", cast("str", _("Databases: 1 shared, 2 kept in step")), 1, 1, 2),
    Parameter(
        "sync_lag_seconds", cast("str", _("Lag of the copy back, seconds (2 databases)")), 8, 0, 300
    ),
    Parameter("writes_per_second", cast("str", _("Writes per second (2 databases)")), 30, 0, 1000),
    Parameter(
        "allowed_lost_writes", cast("str", _("Writes that may be lost (2 databases)")), 60, 0, 10000
    ),
)

MEASURES = (
    Measure("failed", cast("str", _("Failed requests")), ""),
    Measure("broken_seconds", cast("str", _("Time with the live version broken")), "s"),
    Measure("lost_writes", cast("str", _("Lost writes")), ""),
    Measure("flips", cast("str", _("Flips of the route")), ""),
    Measure("seconds", cast("str", _("Time the rollout took")), "s"),
)
