"""The filters as somebody types them: in an address, in the page's form or on a command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Cohort, Learner
from accounts.scopes import LearnerScope
from courses.exports.fields import (
    ModuleField,
    NumberedField,
    SectionField,
    day,
    modules,
    sections,
)
from courses.exports.filters import Filters
from courses.models import Course
from releases.models import Release
from releases.rings import Ring

NAMES = (
    "course", "module", "section", "cohort", "learner", "release", "question", "revision",
    "from", "to", "pilot",
)  # fmt: skip
"""The filters by the names they have in an address, from the widest to the narrowest."""

type Slugs = QuerySet[Course, str] | None
"""Slugs of the courses that exist for a reader; None for every course."""


def filters_in(given: QueryDict) -> str:
    """The filters of an address, for another address; without those left empty."""
    kept = given.copy()
    for name in list(kept):
        if name not in NAMES or not kept[name]:
            del kept[name]
    return kept.urlencode()


class PeopleForm(forms.Form):
    """Whose records, and from which days. All of it optional.

    Of the cohorts only those of `scope` exist for its reader.
    """

    named: ClassVar[tuple[str, ...]] = ("cohort",)
    """The fields that are called as `Filters` calls them."""

    cohort = forms.ModelChoiceField(
        Cohort.objects.none(),
        label=_("Cohort"),
        to_field_name="slug",
        required=False,
        empty_label=_("All cohorts"),
        error_messages={"invalid_choice": _("There is no cohort “%(value)s”.")},
    )

    def __init__(self, given: Mapping[str, object], scope: LearnerScope) -> None:
        super().__init__(given)
        self.scope = scope
        self._choose_from("cohort", scope.named())
        # Not as attributes of the class: "from" is a word of Python's own.
        self.fields["from"] = day(_("From"))
        self.fields["to"] = day(_("To"))

    def clean(self) -> dict[str, Any]:
        """See that the days are in order."""
        given = self.cleaned_data
        first, last = given.get("from"), given.get("to")
        if first and last and first > last:
            self.add_error("to", _("The last day is before the first."))
        return given

    @property
    def filters(self) -> Filters:
        """The selection, from a form that is valid."""
        given = self.cleaned_data
        return Filters(
            scope=self.scope,
            first_day=given["from"],
            last_day=given["to"],
            **{name: given[name] for name in self.named},
            **self.limits(),
        )

    def limits(self) -> dict[str, Any]:
        """What else bounds the selection, whatever was typed."""
        return {}

    def _choose_from(self, name: str, rows: QuerySet[Any]) -> None:
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows


class FilterForm(PeopleForm):
    """Which records, and whether the file starts with a byte order mark. All of it optional.

    With `courses` nothing outside these courses exists for the reader.
    """

    named: ClassVar[tuple[str, ...]] = (
        "course", "module", "section", "cohort", "learner", "release",
    )  # fmt: skip
    field_order: tuple[str, ...] = ("course", "module", "section", "release", "cohort")

    course = forms.ModelChoiceField(
        Course.objects.none(),
        label=_("Course"),
        to_field_name="slug",
        required=False,
        empty_label=_("All courses"),
        error_messages={"invalid_choice": _("There is no course “%(value)s”.")},
    )
    module = ModuleField(
        modules().none(),
        label=_("Module"),
        required=False,
        empty_label=_("All modules"),
        error_messages={"invalid_choice": _("There is no module “%(value)s”.")},
    )
    section = SectionField(
        sections().none(),
        label=_("Section"),
        required=False,
        empty_label=_("All sections"),
        error_messages={"invalid_choice": _("There is no section “%(value)s”.")},
    )
    release = forms.ModelChoiceField(
        Release.objects.none(),
        label=_("Release"),
        required=False,
        empty_label=_("All releases"),
        error_messages={"invalid_choice": _("There is no release “%(value)s”.")},
    )
    learner = NumberedField(_("Learner"), _("There is no learner “%(value)s”."))
    bom = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, given: Mapping[str, object], scope: LearnerScope, courses: Slugs = None
    ) -> None:
        super().__init__(given, scope)
        self.courses = courses

        def own(path: str) -> Q:
            return Q() if courses is None else Q(**{f"{path}__in": courses})

        self._choose_from("course", Course.objects.filter(own("slug")))
        self._choose_from("module", modules().filter(own("course__slug")))
        self._choose_from("section", sections().filter(own("module__course__slug")))
        releases = Release.objects.exclude(ring=Ring.OFF).filter(own("scope"))
        self._choose_from("release", releases.order_by("scope", "-id"))

    def limits(self) -> dict[str, Any]:
        """The courses that exist for the reader."""
        return {"courses": self.courses}

    def clean_learner(self) -> Learner | None:
        """The person of that number within the scope; the number of a guest leads to who it was."""
        rows = self.scope.learners()
        rows = Learner.objects.all() if rows is None else rows
        field = cast("NumberedField", self.fields["learner"])
        own = rows.select_related("user", "merged_into__user")
        found = field.found(own, self.cleaned_data["learner"])
        return found and (found.merged_into or found)

    def clean(self) -> dict[str, Any]:
        """See that the parts agree with each other."""
        given = super().clean()
        course, module, section = (given.get(name) for name in ("course", "module", "section"))
        if course and module and module.course_id != course.pk:
            self.add_error("module", _("This module is in another course."))
        if course and section and section.module.course_id != course.pk:
            self.add_error("section", _("This section is in another course."))
        elif module and section and section.module_id != module.pk:
            self.add_error("section", _("This section is in another module."))
        return given
