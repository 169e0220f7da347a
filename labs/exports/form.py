"""The filters of runs as somebody types them, and what a line of the file shall be."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.exports.form import FilterForm


class RunFilterForm(FilterForm):
    """Which runs, and whether the file has a line for each or one per learner and lab."""

    rows = forms.ChoiceField(
        choices=[("runs", _("Runs")), ("learners", _("Learners"))],
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": _("A line is about “runs” or “learners”, not “%(value)s”.")
        },
    )

    @property
    def wanted(self) -> str:
        """What each line is about, from a form that is valid."""
        return self.cleaned_data["rows"] or "runs"
