"""The filters in force, each a link to the same page without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.text import Truncator

from courses.exports.fields import SHOWN
from courses.exports.form import NAMES


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in words."""

    name: str
    label: str
    told: str
    href: str
    is_bad: bool
    """Whether it was refused."""


def chips(form: forms.Form) -> Iterator[Chip]:
    """A chip for each filter of a checked form that narrows anything."""
    given = cast("QueryDict", form.data)
    kept = QueryDict(mutable=True)
    kept.update(
        {name: str(given[name]) for name in NAMES if given.get(name) and name in form.fields}
    )
    for name, typed in kept.items():
        rest = kept.copy()
        del rest[name]
        yield Chip(
            name=name,
            label=str(form.fields[name].label),
            told=_told(form, name, str(typed)),
            href=f"?{rest.urlencode(safe='/')}",
            is_bad=name in form.errors,
        )


def _told(form: forms.Form, name: str, typed: str) -> str:
    """What was chosen as its menu says it; what was refused as it was typed."""
    value = form.cleaned_data.get(name)
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField) and value is not None:
        return str(field.label_from_instance(value))
    if isinstance(field, forms.ChoiceField) and value:
        return str(dict(cast("list[tuple[str, str]]", field.choices))[value])
    return Truncator(str(value or typed)).chars(SHOWN)
