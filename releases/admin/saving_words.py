"""A form and the rows of a formset, read as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import InlineForeignKeyField

from releases.drafting.words import Row, tidy

if TYPE_CHECKING:
    type FormSet = Any  # a BaseInlineFormSet, of whose types the stubs know too little

PLACE = "place"
"""A field of this name says where a row stands; rows are read in that order."""
LAST = 1_000_000


def words_of_form(form: forms.BaseForm, without: Iterable[str] = ()) -> Row:
    """Every field but files, which are too large to keep, and what no one can type."""
    return {
        name: tidy(form[name].data if form.is_bound else form[name].value())
        for name, each in form.fields.items()
        if name not in without
        and not isinstance(each, forms.FileField | InlineForeignKeyField)
        and not each.disabled
    }


def words_of_rows(formset: FormSet) -> list[Row]:
    """The rows that are filled in and not to be deleted, in the order that they will stand in."""
    found = sorted(_filled_in(formset), key=_place)
    return [
        row | {PLACE: str(place)} if PLACE in row else row
        for place, row in enumerate(found, start=1)
    ]


def key_of(formset: FormSet | type[FormSet]) -> str:
    """The field that names a row."""
    return str(formset.model._meta.pk.name)


def _filled_in(formset: FormSet) -> Iterator[Row]:
    without = (key_of(formset), DELETION_FIELD_NAME)
    for form in formset.forms:
        is_dropped = form.is_bound and tidy(form[DELETION_FIELD_NAME].data)
        is_filled = form.instance.pk or (form.is_bound and form.has_changed())
        if is_filled and not is_dropped:
            yield words_of_form(form, without)


def _place(row: Row) -> int:
    typed = row.get(PLACE, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else LAST
