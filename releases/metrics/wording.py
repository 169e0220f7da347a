"""Figures of metrics in words: shares as per cent, durations in milliseconds."""

from __future__ import annotations

from math import isinf

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from releases.metrics.definitions import Metric
from releases.metrics.intervals import Estimate


def as_told(metric: Metric, estimate: Estimate) -> Estimate:
    """An estimate in the unit that people read."""
    return Estimate(*(metric.told(x) for x in (estimate.value, estimate.low, estimate.high)))


def figure(metric: Metric, told: float) -> str:
    """One figure in the unit people read: “72.5 %”, “1,250 ms”, or “any” without an end."""
    if isinf(told) or _is_endless(told):
        return _("any")
    if metric.unit == "share":
        return _("%(number)s %%") % {"number": number_format(round(100 * told, 1))}
    number = round(told) if abs(told) >= 10 else round(told, 1)
    return _("%(number)s ms") % {"number": number_format(number, force_grouping=True)}


def _is_endless(told: float) -> bool:
    """Whether an upper end is none: e to the power of something large, too."""
    return told > 1e15


def interval(metric: Metric, told: Estimate) -> str:
    """Both ends: “60.1 % to 81.3 %”; without an upper end “27 ms or more”, or “any”."""
    if isinf(told.low) or _is_endless(told.high):
        low = figure(metric, told.low)
        return low if isinf(told.low) else _("%(low)s or more") % {"low": low}
    ends = {"low": figure(metric, told.low), "high": figure(metric, told.high)}
    return _("%(low)s to %(high)s") % ends
