"""How the list of learners is asked for: whom, and by which column sorted."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scopes import LearnerScope
from courses.exports.filters import Filters
from courses.exports.form import PeopleForm
from courses.models import Course
from results.dashboard.learners import SORTS, Listing

LONGEST = 200


class LearnersForm(PeopleForm):
    """Words of a name or an address, or a number; a cohort; and the course that is counted.

    A course does not narrow who is listed: who has done nothing there yet is listed too.
    """

    q = forms.CharField(
        label=_("Name, address or number"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _("Enter up to 200 characters.")},
    )
    course = forms.ModelChoiceField(
        Course.objects.all(),
        label=_("Count what was done in"),
        to_field_name="slug",
        required=False,
        empty_label=_("All courses"),
        error_messages={"invalid_choice": _("There is no course “%(value)s”.")},
    )
    sort = forms.ChoiceField(
        choices=[(sign + name, name) for name in SORTS for sign in ("", "-")],
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("The list cannot be sorted by “%(value)s”.")},
    )

    def __init__(self, given: Mapping[str, object], scope: LearnerScope) -> None:
        super().__init__(given, scope)
        del self.fields["from"], self.fields["to"]
        self.order_fields(("q", "cohort", "course"))

    @property
    def listing(self) -> Listing:
        """Who is listed, from a form that is valid."""
        given = self.cleaned_data
        filters = Filters(self.scope, course=given["course"], cohort=given["cohort"])
        return Listing(filters, given["q"], given["sort"] or "name")
