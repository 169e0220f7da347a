"""What the page of the gradebook is asked: a course or a part of it, a cohort, and words."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.scopes import LearnerScope
from courses.exports.filters import Filters
from courses.exports.form import FilterForm, Slugs
from courses.models import Course

LEFT_OUT = ("release", "learner", "from", "to", "bom")
LONGEST_SEARCH = 100


class GradebookForm(FilterForm):
    """Course, module, section and cohort as everywhere; `q` finds learners by name or address."""

    q = forms.CharField(
        label=_("Name or e-mail address"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput,
        error_messages={"max_length": _("Look for at most 100 characters.")},
    )

    def __init__(
        self, given: Mapping[str, object], scope: LearnerScope, courses: Slugs = None
    ) -> None:
        super().__init__(given, scope, courses)
        for name in LEFT_OUT:
            del self.fields[name]
        self.order_fields(("course", "module", "section", "cohort", "q"))

    @property
    def filters(self) -> Filters:
        """The selection, from a form that is valid: the first course where none is named."""
        given = self.cleaned_data
        places = {name: given[name] for name in ("course", "module", "section")}
        if not any(places.values()):
            places["course"] = Course.objects.order_by("title", "pk").first()
        return Filters(scope=self.scope, cohort=given["cohort"], **places, **self.limits())
