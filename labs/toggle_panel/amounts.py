"""Numbers as people read them, in their language."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def amount(number: float, places: int = 0) -> str:
    """With the separators of the language."""
    return number_format(
        round(number, places), decimal_pos=places, use_l10n=True, force_grouping=True
    )


def per_cent(number: float, places: int = 0) -> str:
    """A number that already counts in hundredths."""
    return _("%(number)s%%") % {"number": amount(number, places)}


def good_per_cent(share: float) -> str:
    """A share of good pages, never rounded up to all of them."""
    shown = min(round(100 * share, 1), 100.0 if share >= 1 else 99.9)
    return per_cent(shown, 0 if share >= 1 else 1)


def milliseconds(number: int) -> str:
    """A page time."""
    return _("%(number)s ms") % {"number": amount(number)}
