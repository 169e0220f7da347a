"""A draft's form and formsets: filled from a page or from kept words, and read as words."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.files.uploadedfile import UploadedFile
from django.forms.formsets import INITIAL_FORM_COUNT
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst

from releases.admin.saving_words import key_of, words_of_form, words_of_rows
from releases.drafting.words import Words
from releases.models import Revision

if TYPE_CHECKING:
    type Form = forms.ModelForm[Revision]
    type FormSet = Any  # a BaseInlineFormSet, of whose types the stubs know too little
    type DraftAdmin = admin.ModelAdmin[Any]


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form of a draft with its formsets, as its admin makes them."""

    form: Form
    formsets: list[FormSet] = field(default_factory=list)

    def words(self) -> Words:
        """What it says, whether it is filled from a page or from the database."""
        rows = {str(each.prefix): words_of_rows(each) for each in self.formsets}
        return Words(words_of_form(self.form), rows)

    def labels(self) -> dict[str, str]:
        """What each field and each formset is called."""
        named = {name: str(self.form[name].label) for name in self.form.fields}
        return named | {
            str(each.prefix): str(capfirst(each.model._meta.verbose_name_plural))
            for each in self.formsets
        }

    def long_fields(self) -> set[str]:
        """The fields in which several lines are written."""
        return {
            name
            for name, each in self.form.fields.items()
            if isinstance(each.widget, forms.Textarea)
        }

    def is_valid(self) -> bool:
        """Whether it can go into the draft; every error is looked for."""
        return all([self.form.is_valid(), *(each.is_valid() for each in self.formsets)])

    def errors(self) -> list[str]:
        """What keeps it from the draft, each with the name of its field."""
        found = _errors(self.form)
        for formset in self.formsets:
            found += [str(words) for words in formset.non_form_errors()]
            for place, form in enumerate(formset.forms, start=1):
                found += [f"{place}. {words}" for words in _errors(form)]
        return found

    def save(self) -> None:
        """Write the draft and its rows. Has to be valid."""
        self.form.save()
        for formset in self.formsets:
            formset.save()


def stored_form(model_admin: DraftAdmin, request: HttpRequest, revision: Revision) -> DraftForm:
    """The form as the draft fills it."""
    revision = _writable(revision)
    form = _form_class(model_admin, request, revision)(instance=revision)
    made = [
        formset(instance=revision, prefix=prefix, queryset=inline.get_queryset(request))
        for formset, inline, prefix in _formsets(model_admin, request, revision)
    ]
    return DraftForm(form, made)


def posted_form(
    model_admin: DraftAdmin,
    request: HttpRequest,
    revision: Revision,
    data: QueryDict,
    files: MultiValueDict[str, UploadedFile] | None = None,
) -> DraftForm:
    """The form as a page fills it. Rows that were saved since are taken by what they say."""
    revision = _writable(revision)
    filled = fresh_rows(model_admin, request, revision, data)
    form = _form_class(model_admin, request, revision)(filled, files, instance=revision)
    made = [
        formset(
            filled, files, instance=revision, prefix=prefix, queryset=inline.get_queryset(request)
        )
        for formset, inline, prefix in _formsets(model_admin, request, revision)
    ]
    return DraftForm(form, made)


def fresh_rows(
    model_admin: DraftAdmin, request: HttpRequest, revision: Revision, data: QueryDict
) -> QueryDict:
    """The data with every row as a new one, where its rows are not those in the database.

    Each save writes the rows anew, so a page that was saved once names rows that are gone. Lines
    end in one way, whether a browser sent its form or a script did.
    """
    filled = data.copy()
    for name, values in data.lists():
        filled.setlist(name, [value.replace("\r\n", "\n") for value in values])
    for formset, inline, prefix in _formsets(model_admin, request, revision):
        key = key_of(formset)
        rows = inline.get_queryset(request).filter(**{formset.fk.name: revision})
        stored = {str(pk) for pk in rows.values_list("pk", flat=True)}
        ids = [
            name for name in filled if name.startswith(f"{prefix}-") and name.endswith(f"-{key}")
        ]
        if {filled[name] for name in ids} - {""} == stored:
            continue
        filled[f"{prefix}-{INITIAL_FORM_COUNT}"] = "0"
        for name in ids:
            filled[name] = ""
    return filled


def as_posted(words: Words) -> QueryDict:
    """The words as a page would send them."""
    data = QueryDict(mutable=True)
    for name, value in words.posted():
        data[name] = value
    return data


def _writable(revision: Revision) -> Revision:
    """The revision, or a copy for reading alone of one that a release has: the admin gives its
    form no fields."""
    if revision.is_draft:
        return revision
    draft = copy(revision)
    draft.release = None
    return draft


def _form_class(model_admin: DraftAdmin, request: HttpRequest, revision: Revision) -> type[Form]:
    names = flatten_fieldsets(model_admin.get_fieldsets(request, revision))
    return model_admin.get_form(request, revision, change=True, fields=names)


def _formsets(
    model_admin: DraftAdmin, request: HttpRequest, revision: Revision
) -> Iterator[tuple[type[FormSet], Any, str]]:
    for formset, inline in model_admin.get_formsets_with_inlines(request, revision):
        yield formset, inline, formset.get_default_prefix()


def _errors(form: forms.BaseForm) -> list[str]:
    named = {name: f"{form[name].label}: " for name in form.fields}
    return [
        f"{named.get(name, '')}{words}"
        for name, problems in form.errors.items()
        for words in problems
    ]
