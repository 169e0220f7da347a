"""The record in the admin: who did what, when and from which revision; nobody changes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.read_only import ReadOnlyAdmin
from releases.admin.audit_links import Links, links_for, told_kind
from releases.admin.own_courses import OwnCourses
from releases.audit import told_action
from releases.models import AuditEvent


class _Found(admin.SimpleListFilter):
    """Base of filters that offer what occurs in the record, and nothing else."""

    column: str

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> Sequence[tuple[str, str]]:
        """What occurs, by the words people read."""
        events = model_admin.get_queryset(request)
        values = events.order_by().values_list(self.column, flat=True).distinct()
        return sorted(((value, self.told(value)) for value in values if value), key=_by_words)

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[AuditEvent]
    ) -> models.QuerySet[AuditEvent]:
        """Those with the chosen value."""
        chosen = self.value()
        return queryset.filter(**{self.column: chosen}) if chosen else queryset

    def told(self, value: str) -> str:
        """The value as people read it."""
        return value


class WhoFilter(_Found):
    """By name, so that people who are gone and reviewers without an account are found too."""

    title = _("person")
    parameter_name = column = "who"


class ActionFilter(_Found):
    """By what was done."""

    title = _("what was done")
    parameter_name = column = "action"

    def told(self, value: str) -> str:
        """In words."""
        return told_action(value)


class CourseFilter(_Found):
    """By course."""

    title = _("course")
    parameter_name = column = "scope"


class KindFilter(_Found):
    """By kind of thing."""

    title = _("kind of thing")
    parameter_name = column = "kind"

    def told(self, value: str) -> str:
        """As the admin calls it."""
        return told_kind(value)


class AuditList(ChangeList):
    """One page of the record, with the links of its things."""

    def get_results(self, request: HttpRequest) -> None:
        """The events, and which of their things are still there."""
        super().get_results(request)
        site = self.model_admin.admin_site
        links = links_for(self.result_list, site, request)
        for event in self.result_list:
            event.links = links


@admin.register(AuditEvent)
class AuditEventAdmin(OwnCourses, ReadOnlyAdmin):
    """Appended by what people do; for reading."""

    list_display = ("at", "who", "done", "about", "origin", "scope", "note")
    list_display_links = ("at",)
    list_filter = ("at", CourseFilter, WhoFilter, ActionFilter, KindFilter)
    search_fields = ("thing", "from_revision", "who", "note", "scope")
    date_hierarchy = "at"
    show_full_result_count = False
    fields = ("at", "who", "done", "about", "origin", "scope", "note")
    readonly_fields = ("done", "about", "origin")
    change_list_template = "admin/releases/audit.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The record by its name: nothing in it is selected."""
        named = {"title": _("Audit record"), **(extra_context or {})}
        return super().changelist_view(request, named)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ANN401
        """A list that knows which things are gone."""
        return AuditList

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> AuditEvent | None:
        """One event, with its links."""
        event: AuditEvent | None = super().get_object(request, object_id, from_field)
        if event is not None:
            event.links = links_for([event], self.admin_site, request)  # type: ignore[attr-defined]
        return event

    @admin.display(description=_("what"), ordering="action")
    def done(self, event: AuditEvent) -> str:
        """What was done, in words."""
        return told_action(event.action)

    @admin.display(description=_("thing"), ordering="thing")
    def about(self, event: AuditEvent) -> SafeString:
        """What it was done to."""
        return _links(event).thing(event)

    @admin.display(description=_("from revision"), ordering="from_revision")
    def origin(self, event: AuditEvent) -> str | SafeString:
        """What a draft was copied from."""
        return _links(event).origin(event)


def _links(event: AuditEvent) -> Links:
    links = getattr(event, "links", None)
    assert isinstance(links, Links)  # noqa: S101  (the list and the page set it)
    return links


def _by_words(row: tuple[str, str]) -> str:
    return row[1].casefold()
