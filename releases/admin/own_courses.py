"""The admin of anything that belongs to a course: each author meets their own courses alone."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.filters import RelatedFieldListFilter
from django.contrib.admin.utils import get_fields_from_path
from django.db import models
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest

from releases.authors import for_author, is_own
from releases.scopes import scope_path

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object


class OwnChoices(RelatedFieldListFilter):
    """A filter that offers the author's own courses, modules or sections."""

    def field_choices(
        self,
        field: Any,  # noqa: ANN401  (a field of any kind of relation)
        request: HttpRequest,
        model_admin: admin.ModelAdmin[Any],
    ) -> list[Any]:
        """Those that belong to the author's courses."""
        own = for_author(field.related_model._default_manager.order_by(), request.user)
        choices: list[Any] = field.get_choices(
            include_blank=False,
            ordering=self.field_admin_ordering(field, request, model_admin),
            limit_choices_to={"pk__in": own.values("pk")},
        )
        return choices


class OwnCourses(Base):
    """Lists, pages, choices and filters without the courses of others.

    What belongs to another course is answered like what is not there.
    """

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """What belongs to the author's courses."""
        return for_author(super().get_queryset(request), request.user)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,  # noqa: ANN401  (each admin has its own model)
        change: bool = False,
        **kwargs: Any,  # noqa: ANN401  (Django's signature)
    ) -> type[ModelForm]:
        """The form, offering what belongs to the author's courses and taking nothing else."""
        form: type[ModelForm] = super().get_form(request, obj, change=change, **kwargs)
        for name, field in form.base_fields.items():
            if isinstance(field, ModelChoiceField) and field.queryset is not None:
                # A declared field is shared by every form of its class.
                own = deepcopy(field)
                own.queryset = for_author(field.queryset, request.user)
                form.base_fields[name] = own
        return form

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        """The filters; those by place offer the author's own."""
        return [self._own_filter(each) for each in super().get_list_filter(request)]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Of one's own courses."""
        return super().has_view_permission(request, obj) and _is_own(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Of one's own courses."""
        return super().has_change_permission(request, obj) and _is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Of one's own courses."""
        return super().has_delete_permission(request, obj) and _is_own(request, obj)

    def _own_filter(self, each: object) -> object:
        if not isinstance(each, str):
            return each
        related = get_fields_from_path(self.model, each)[-1].related_model
        if isinstance(related, type) and scope_path(related) is not None:
            return each, OwnChoices
        return each


def _is_own(request: HttpRequest, thing: models.Model | None) -> bool:
    """Whether it belongs to the author's courses; asked once for each request and thing."""
    if thing is None or thing.pk is None:
        return True
    known: dict[tuple[str, object], bool] = request.__dict__.setdefault("own_things", {})
    key = (thing._meta.label, thing.pk)
    if key not in known:
        known[key] = is_own(request.user, thing)
    return known[key]
