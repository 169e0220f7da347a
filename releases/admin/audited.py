"""The admin of anything that authors write: whatever is added, changed or deleted is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.db import models, transaction
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from releases.audit import record, record_each
from releases.models import Revision
from releases.scopes import scope_path

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

PLACES = frozenset({"number", "module", "section", "course"})
"""Fields whose change moves a thing."""


class Audited(Base):
    """Tells the record what a form or an action of the admin has done, in its transaction."""

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list[Any], change: bool
    ) -> None:
        """Store what belongs to it, then tell of the thing and of the places listed on its page."""
        super().save_related(request, form, formsets, change)
        by, at = cast("User", request.user), timezone.now()
        changed = [*form.changed_data, *_changed_in(formsets)]
        if changed or not change:
            action = _action_of(form.instance, changed, is_new=not change)
            note = ", ".join(_told(form, name) for name in changed) if change else ""
            record(by=by, at=at, action=action, about=form.instance, note=note)
        for thing, action in _listed(formsets):
            record(by=by, at=at, action=action, about=thing)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete it and tell so."""
        with transaction.atomic():
            self._tell_deleted(request, [obj])
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete them and tell of each."""
        with transaction.atomic():
            self._tell_deleted(request, list(queryset))
            super().delete_queryset(request, queryset)

    def _tell_deleted(self, request: HttpRequest, things: list[models.Model]) -> None:
        by = cast("User", request.user)
        record_each(things, by=by, at=timezone.now(), action="deleted")


def _action_of(thing: models.Model, changed: list[str], *, is_new: bool) -> str:
    """What was done, in the record's words."""
    if isinstance(thing, Revision):
        return "began" if is_new else "saved"
    if is_new:
        return "created"
    return "moved" if PLACES & set(changed) else "changed"


def _changed_in(formsets: list[Any]) -> list[str]:
    """The kinds of parts that were written along with the thing, such as "choices"."""
    return [
        str(formset.model._meta.verbose_name_plural)
        for formset in formsets
        if scope_path(formset.model) is None and _has_written(formset)
    ]


def _has_written(formset: BaseFormSet[Any]) -> bool:
    names = ("new_objects", "changed_objects", "deleted_objects")
    return any(getattr(formset, name, ()) for name in names)


def _listed(formsets: list[Any]) -> Iterator[tuple[models.Model, str]]:
    """The places that were made or changed on the page of the one that holds them."""
    for formset in formsets:
        if scope_path(formset.model) is None:
            continue
        for thing in formset.new_objects:
            yield thing, "created"
        for thing, changed in formset.changed_objects:
            yield thing, _action_of(thing, changed, is_new=False)


def _told(form: ModelForm, name: str) -> str:
    """A field as its form names it."""
    field = form.fields.get(name)
    return str(field.label) if field is not None and field.label else name
