"""The form that switches a ghost reading in the background on."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.console.asking import PercentField
from releases.ghost.watching import Wanted
from releases.models.ghosts import LEAST_SHARE, MOST_READINGS

MOST_DAYS = 30
_DAYS = gettext_lazy("Type a whole number of days from 1 to 30.")
_MOST = gettext_lazy("Type a whole number from 1 to 100000.")
_WAYS_TO_BE_WRONG = ("required", "invalid", "min_value", "max_value")
_DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


class WatchForm(forms.Form):
    """How much to read, and for how long."""

    share = PercentField(
        label=gettext_lazy("Share of learners, in per cent"),
        help_text=gettext_lazy("Those who would have it, if it stood in A2 with that share."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("For how many days"), min_value=1, max_value=MOST_DAYS,
        widget=forms.TextInput(attrs=_DIGITS),
        error_messages=dict.fromkeys(_WAYS_TO_BE_WRONG, _DAYS),
    )  # fmt: skip
    most = forms.IntegerField(
        label=gettext_lazy("Pages and answers, at most"), min_value=1, max_value=MOST_READINGS,
        widget=forms.TextInput(attrs=_DIGITS),
        error_messages=dict.fromkeys(_WAYS_TO_BE_WRONG, _MOST),
    )  # fmt: skip

    def clean_share(self) -> int:
        """The share in buckets, a tenth of a per cent at least."""
        share: int = self.cleaned_data["share"]
        if share < LEAST_SHARE:
            raise ValidationError(_("Type a share from 0.1 to 100 per cent, such as 5."))
        return share

    def wanted(self) -> Wanted:
        """What a valid form asks for."""
        given = self.cleaned_data
        return Wanted(given["share"], given["days"], given["most"])
