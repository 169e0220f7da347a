"""What authors may set, with its limits, and the measures a run is kept with."""

from __future__ import annotations

from typing import cast

from django.utils.translation import gettext_lazy

from ..mechanics import Measure, Parameter


def _said(lazy: object) -> str:
    """A label that is put into the reader's language when it is shown; typed as what it becomes."""
    return cast("str", lazy)


TIER_BOUNDS = (
    Parameter("peak", _said(gettext_lazy("page views per second at the peak")), 1200, 300, 3000),
    Parameter("rate", _said(gettext_lazy("calls per second one server finishes")), 50, 20, 200),
    Parameter("limit", _said(gettext_lazy("hidden limit, calls per second")), 600, 50, 4000),
    Parameter("answer_ms", _said(gettext_lazy("answer time without a queue, ms")), 60, 10, 500),
    Parameter("goal_ms", _said(gettext_lazy("answer time to stay within, ms")), 200, 20, 2000),
    Parameter("servers_least", _said(gettext_lazy("fewest servers on offer")), 20, 2, 60),
    Parameter("servers_most", _said(gettext_lazy("most servers on offer")), 36, 3, 84),
)

MEASURES = (
    Measure("held", _said(gettext_lazy("ghost load carried")), "%"),
    Measure("servers", _said(gettext_lazy("servers")), ""),
    Measure("p95", _said(gettext_lazy("95 of 100 calls answered within")), "ms"),
    Measure("errors", _said(gettext_lazy("calls failed")), "%"),
    Measure("host", _said(gettext_lazy("added to pages")), "ms"),
    Measure("leaked", _said(gettext_lazy("ghost writes leaked")), ""),
    Measure("failed", _said(gettext_lazy("calls of real people failed")), ""),
)
