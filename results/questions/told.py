"""Figures as they are told: in words, and as a dot with its interval; small groups are withheld."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.metrics.intervals import Estimate
from results.plots.axes import as_percent, number

NOTHING = "–"
MINUS = "−"


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with its 95 % interval: words, and places on its axis in per cent of the width."""

    told: str
    interval: str = ""
    at: str = ""
    low: str = ""
    high: str = ""
    zero: str = ""
    """Where 0 stands, on an axis that does not start there."""


UNKNOWN = Spot(NOTHING)


def share_spot(found: Estimate | None, *, is_hidden: bool = False) -> Spot:
    """A share, 0 to 1, on an axis from 0 to 100 %; nothing where it is unknown or withheld."""
    if found is None or is_hidden:
        return UNKNOWN
    low, high = number(100 * found.low), number(100 * found.high)
    at, left, right = (as_percent(100 * each) for each in (found.value, found.low, found.high))
    interval = _("%(low)s to %(high)s %%") % {"low": low, "high": high}
    return Spot(percent(found.value), interval, at, left, right)


def correlation_spot(found: Estimate | None, *, is_hidden: bool = False) -> Spot:
    """A correlation on an axis from −1 to 1."""
    if found is None or is_hidden:
        return UNKNOWN
    ends = (found.value, found.low, found.high)
    at, left, right = (as_percent(max(0.0, 50 * (1 + each))) for each in ends)
    interval = _("%(low)s to %(high)s") % {"low": signed(found.low), "high": signed(found.high)}
    return Spot(signed(found.value), interval, at, left, right, zero="50%")


def percent(share: float) -> str:
    """A share in whole per cents, the very small and the very large ones told apart from none."""
    if 0 < share < 0.005:
        return _("under 1 %")
    if 0.995 <= share < 1:
        return _("over 99 %")
    return _("%(share)s %%") % {"share": number(100 * share)}


def signed(value: float, *, plus: bool = False) -> str:
    """A figure with two decimals and a real minus sign; with `plus` also a plus sign."""
    sign = MINUS if round(value, 2) < 0 else "+" if plus and round(value, 2) > 0 else ""
    return sign + number(abs(value), 2)


def points(found: Estimate) -> str:
    """A difference of shares in percentage points, with its interval."""
    value, low, high = (_whole(100 * each) for each in (found.value, found.low, found.high))
    return _("%(value)s points (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}


def change(found: Estimate) -> str:
    """A difference of correlations with its interval."""
    value, low, high = (signed(each, plus=True) for each in (found.value, found.low, found.high))
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}


def duration(ms: int | None, *, is_hidden: bool = False) -> str:
    """How long: "850 ms" is told as 0.9 s, from a minute on in minutes and seconds."""
    if ms is None or is_hidden:
        return NOTHING
    seconds = ms / 1000
    if seconds < 10:
        return _("%(seconds)s s") % {"seconds": number(seconds, 1)}
    if round(seconds) < 60:
        return _("%(seconds)s s") % {"seconds": number(seconds)}
    minutes, rest = divmod(round(seconds), 60)
    return _("%(minutes)s min %(seconds)s s") % {"minutes": number(minutes), "seconds": rest}


def slower(ms: int) -> str:
    """A difference of times."""
    sign = MINUS if ms < 0 else "+"
    return sign + duration(abs(ms))


def _whole(value: float) -> str:
    sign = MINUS if round(value) < 0 else "+" if round(value) > 0 else ""
    return sign + number(abs(value))
