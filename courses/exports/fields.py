"""Fields of the filters: a place by its address, a stored thing by its number, a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from courses.models import Module, Section, SectionRevision

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
DIGITS = 18
"""A number of so many digits still fits the databases' own."""
SHOWN = 60
"""Letters of what was typed that a refusal repeats."""

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

    ModuleChoice = forms.ModelChoiceField[Module]
    SectionChoice = forms.ModelChoiceField[Section]
else:
    ModuleChoice = SectionChoice = forms.ModelChoiceField


def refused(messages: Mapping[str, Any], value: object) -> ValidationError:
    """The refusal of a choice that does not exist for the reader, with the start of what it was."""
    shown = Truncator(str(value)).chars(SHOWN)
    return ValidationError(
        messages["invalid_choice"], code="invalid_choice", params={"value": shown}
    )


def rows_of[M: Model](field: forms.ModelChoiceField[M]) -> QuerySet[M]:
    """What a field chooses from; it is only None before a form is built."""
    return cast("QuerySet[M]", field.queryset)


class ModuleField(ModuleChoice):
    """A module by its address: course/module."""

    def prepare_value(self, value: object) -> object:
        """The address of a module; what was typed stays as it is."""
        if isinstance(value, Module):
            return f"{value.course.slug}/{value.slug}"
        return value

    def to_python(self, value: object) -> Module | None:
        """The module at that address. Raises ValidationError where there is none."""
        if value in self.empty_values:
            return None
        self.validate_no_null_characters(value)
        course, _slash, module = str(value).partition("/")
        found = rows_of(self).filter(slug=module, course__slug=course).first()
        if found is None:
            raise refused(self.error_messages, value)
        return found

    def label_from_instance(self, obj: Module) -> str:
        """Course, code and title."""
        return f"{obj.course.title} · {obj.code} {obj.title}"


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
        place = {"slug": section, "module__slug": module, "module__course__slug": course}
        found = rows_of(self).filter(**place).first() if str(value).count("/") == 2 else None
        if found is None:
            raise refused(self.error_messages, value)
        return found

    def label_from_instance(self, obj: Section) -> str:
        """Course, module and the section's newest title."""
        title = getattr(obj, "title", None) or obj.slug
        return f"{obj.module.course.title} · {obj.plate} · {title}"


class NumberedField(forms.CharField):
    """Something stored, by its number. Nobody types it: links and menus name it."""

    def __init__(self, label: StrPromise, unknown: StrPromise) -> None:
        super().__init__(
            label=label,
            required=False,
            widget=forms.HiddenInput,
            error_messages={"invalid_choice": unknown},
        )

    def found[M: Model](self, rows: QuerySet[M], value: str) -> M | None:
        """The row of that number; None where none was asked for.

        Raises ValidationError where the rows hold none, and so too where it is another's.
        """
        if not value:
            return None
        is_number = value.isascii() and value.isdigit() and len(value) <= DIGITS
        row = rows.filter(pk=int(value)).first() if is_number else None
        if row is None:
            raise refused(self.error_messages, value)
        return row


def sections() -> QuerySet[Section]:
    """Every section in the order of its course, with the newest `title` it was given."""
    newest = SectionRevision.objects.filter(section=OuterRef("pk")).order_by("-number")
    return (
        Section.objects.select_related("module__course")
        .annotate(title=Subquery(newest.values("title")[:1]))
        .order_by("module__course__title", "module__number", "number")
    )


def modules() -> QuerySet[Module]:
    """Every module in the order of its course."""
    return Module.objects.select_related("course").order_by("course__title", "number")


def day(label: StrPromise) -> forms.DateField:
    """A day as year-month-day."""
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
