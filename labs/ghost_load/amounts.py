"""Numbers as people read them, in their language, units included."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .parameters import TOP_SHARE
from .replay import Played


def count(number: float) -> str:
    """A whole number, its thousands grouped."""
    return number_format(round(number), decimal_pos=0, use_l10n=True, force_grouping=True)


def milliseconds(number: float) -> str:
    """A length of time."""
    return _("%(number)s ms") % {"number": count(number)}


def percent(share: float) -> str:
    """A share of 1 in %, with one decimal where it is small and not nothing."""
    number = round(share * 100, 1 if share < 0.1 else 0)
    decimals = 0 if number == int(number) else 1
    said = number_format(number, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return _("%(number)s%%") % {"number": said}


def errors_of(played: Played) -> str:
    """The failed share of a step, where anybody would know it."""
    return percent(played.reading.errors) if played.errors_known else _("not watched")


def facts_of(played: Played) -> dict[str, str]:
    """A step's numbers by the names that sentences use."""
    step, reading = played.step, played.reading
    return {
        "share": percent(step.share / 100),
        "servers": count(step.servers),
        "offered": count(reading.offered),
        "served": count(reading.served),
        "busy": percent(reading.busy),
        "p95": milliseconds(reading.p95_ms),
        "errors": percent(reading.errors),
        "host": milliseconds(reading.host_ms),
        "failed": count(reading.failed),
        "top": percent(TOP_SHARE / 100),
    }
