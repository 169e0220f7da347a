"""Numbers and rings as people read them."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def count(number: int) -> str:
    """A whole number with its thousands apart."""
    return number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)


def points(rate: float) -> str:
    """A rate or its error in percent to one decimal place, without the sign."""
    # Rounded first: the formatter cuts what it has no place for.
    return number_format(round(100 * rate, 1), decimal_pos=1, use_l10n=True)


def percent(rate: float) -> str:
    """A rate as a percentage to one decimal place."""
    return _("%(number)s%%") % {"number": points(rate)}


def whole_percent(number: int) -> str:
    """A whole percentage."""
    return _("%(number)s%%") % {"number": count(number)}


def duration(minutes: int) -> str:
    """Minutes, short."""
    return _("%(minutes)s min") % {"minutes": count(minutes)}


def ring_name(ring: str, share: int) -> str:
    """A ring with whoever is in it."""
    return {
        "A1": _("A1 staff"),
        "A2": _("A2 %(share)s") % {"share": whole_percent(share)},
        "A3": _("A3 everyone"),
    }[ring]
