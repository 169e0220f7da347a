"""The filters as somebody types them: in an address, in the page's form or on a command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Cohort
from accounts.scopes import LearnerScope
from courses.exports.filters import Filters
from courses.models import Course, Section, SectionRevision

NAMES = frozenset({"course", "section", "cohort", "from", "to"})
"""The filters by the names they have in an address."""
EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)


if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

    SectionChoice = forms.ModelChoiceField[Section]
else:
    SectionChoice = forms.ModelChoiceField


class SectionField(SectionChoice):
    """A section by its address: course/module/section."""

    def prepare_value(self, value: object) -> object:
        """The address of a section; what was typed stays as it is."""
        if isinstance(value, Section):
            return f"{value.module.course.slug}/{value.module.slug}/{value.slug}"
        return value

    def to_python(self, value: object) -> Section | None:
        """The section at that address. Raises ValidationError where there is none."""
        if value in self.empty_values:
            return None
        self.validate_no_null_characters(value)
        course, module, section = [*str(value).split("/"), "", ""][:3]
        found = sections().filter(slug=section, module__slug=module, module__course__slug=course)
        if str(value).count("/") != 2 or not found:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": value},
            )
        return found[0]

    def label_from_instance(self, obj: Section) -> str:
        """Course, module and the section's newest title."""
        title = getattr(obj, "title", None) or obj.slug
        return f"{obj.module.course.title} · {obj.module.code} · {title}"


def sections() -> QuerySet[Section]:
    """Every section in the order of its course, with the newest `title` it was given."""
    newest = SectionRevision.objects.filter(section=OuterRef("pk")).order_by("-number")
    return (
        Section.objects.select_related("module__course")
        .annotate(title=Subquery(newest.values("title")[:1]))
        .order_by("module__course__title", "module__number", "number")
    )


def filters_in(given: QueryDict) -> str:
    """The filters of an address, for another address; without those left empty."""
    kept = given.copy()
    for name in list(kept):
        if name not in NAMES or not kept[name]:
            del kept[name]
    return kept.urlencode()


def _day(label: StrPromise) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[
            MinValueValidator(EARLIEST, _("Enter a day from the year 2000 on.")),
            MaxValueValidator(LATEST, _("Enter a day before the year 2200.")),
        ],
        error_messages={"invalid": _("Enter a day as year-month-day, such as 2026-01-31.")},
    )


class PeopleForm(forms.Form):
    """Whose records, and from which days. All of it optional.

    Of the cohorts only those of `scope` exist for its reader.
    """

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
        cohort = cast("forms.ModelChoiceField[Cohort]", self.fields["cohort"])
        cohort.queryset = scope.named()
        # Not as attributes of the class: "from" is a word of Python's own.
        self.fields["from"] = _day(_("From"))
        self.fields["to"] = _day(_("To"))

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
            course=given.get("course"),
            section=given.get("section"),
            cohort=given["cohort"],
            first_day=given["from"],
            last_day=given["to"],
        )


class FilterForm(PeopleForm):
    """Which records, and whether the file starts with a byte order mark. All of it optional."""

    field_order = ("course", "section", "cohort")

    course = forms.ModelChoiceField(
        Course.objects.all(),
        label=_("Course"),
        to_field_name="slug",
        required=False,
        empty_label=_("All courses"),
        error_messages={"invalid_choice": _("There is no course “%(value)s”.")},
    )
    section = SectionField(
        sections(),
        label=_("Section"),
        required=False,
        empty_label=_("All sections"),
        error_messages={"invalid_choice": _("There is no section “%(value)s”.")},
    )
    bom = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """See that the parts agree with each other."""
        given = super().clean()
        course, section = given.get("course"), given.get("section")
        if course and section and section.module.course_id != course.pk:
            self.add_error("section", _("This section is in another course."))
        return given
