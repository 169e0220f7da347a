"""What somebody asks for: a kind, a format, and the filters of the results pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from courses.exports.form import NAMES, filters_in
from quizzes.exports.form import ResponseFilterForm
from results.exports.kinds import ExportKind, kinds, kinds_for
from results.exports.people import courses_of, grades, learners_of
from results.exports.software import software
from results.formats.known import FORMATS
from results.formats.table import About, Format


@dataclass(frozen=True, slots=True)
class Asked:
    """An export that can be made."""

    kind: ExportKind
    format: Format
    filters: Filters
    query: str
    """The filters as they stand in an address."""
    about: About

    @property
    def filename(self) -> str:
        """What the file is called where it is saved."""
        csv = self.filters.file_name(self.kind.name, at=self.about.at)
        return csv.removesuffix(".csv") + self.format.suffix

    @property
    def cohorts(self) -> list[int] | None:
        """The cohorts whose learners may be in it; None for everyone."""
        if self.filters.cohort is not None:
            return [self.filters.cohort.pk]
        seen = self.filters.scope.cohorts
        return None if seen is None else sorted(seen)


class ExportForm(ResponseFilterForm):
    """Which kind, in which format, of what. Without a person it is a command's: everything."""

    field_order = ("kind", "format", *ResponseFilterForm.field_order)

    kind = forms.ChoiceField(
        label=_("What"),
        error_messages={"invalid_choice": _("There is no export “%(value)s”.")},
    )
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(name, each.title) for name, each in FORMATS.items()],
        error_messages={"invalid_choice": _("There is no format “%(value)s”.")},
    )

    def __init__(self, given: Mapping[str, object], person: User | None) -> None:
        if person is None:
            super().__init__(given, EVERYONE)
        else:
            super().__init__(given, learners_of(person), courses_of(person))
        self.counts_only = person is not None and not grades(person)
        self.offered = kinds() if person is None else kinds_for(person)
        field = cast("forms.ChoiceField", self.fields["kind"])
        field.choices = [(name, kind.title) for name, kind in self.offered.items()]

    def limits(self) -> dict[str, Any]:
        """The courses that exist for the person, and whether counts are told exactly."""
        return super().limits() | {"sees_individuals": not self.counts_only}

    @classmethod
    def offering(cls, given: Mapping[str, object], person: User) -> ExportForm:
        """A form to fill in: what an address says stands in it, and nothing is refused yet."""
        form = cls({}, person)
        form.is_bound = False
        form.initial = {name: given[name] for name in form.fields if name in given}
        return form

    def clean(self) -> dict[str, Any]:
        """See that there is such a file of this selection."""
        given = super().clean()
        kind, name = self.offered.get(given.get("kind", "")), given.get("format", "")
        if kind and name and not kind.comes_in(name):
            words = _("“%(kind)s” does not come in this format.") % {"kind": kind.title}
            self.add_error("format", words)
        if self.counts_only and given.get("learner"):
            self.add_error("learner", _("Only graders choose learners. Leave this empty."))
        if kind and not self.errors and (why := kind.refuses(self.filters)):
            self.add_error("kind", why)
        return given

    def asked(self, *, at: datetime) -> Asked:
        """What a valid form asks for."""
        kind = self.offered[self.cleaned_data["kind"]]
        filters = tuple(self._told())
        return Asked(
            kind=kind,
            format=FORMATS[self.cleaned_data["format"]],
            filters=self.filters,
            query=filters_in(_as_address(self.data)),
            about=About(str(kind.title), filters, at, software()),
        )

    def _told(self) -> Iterator[tuple[str, str]]:
        """Label and words of each filter that was set."""
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if name not in NAMES or value in field.empty_values:
                continue
            yield str(field.label), _words(field, value)


def _words(field: forms.Field, value: object) -> str:
    if isinstance(field, forms.ModelChoiceField):
        return field.label_from_instance(value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(cast("list[tuple[object, str]]", field.choices)).get(value, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _as_address(given: Mapping[str, object]) -> QueryDict:
    address = QueryDict(mutable=True)
    for name in given:
        address[name] = str(given[name])
    return address
