"""The events of a page, each with its thing: linked while it is there, named when it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from releases.models import AuditEvent

type Known = Mapping[str, set[int]]
"""The ids that are still there, by kind; a kind that the person may not see is left out."""


@dataclass(frozen=True, slots=True)
class Links:
    """What can be opened of the things on one page."""

    known: Known

    def thing(self, event: AuditEvent) -> SafeString:
        """What the event is about: its kind and its words."""
        words = self._link(event.kind, event.thing_id, event.thing)
        return format_html("{}: {}", capfirst(told_kind(event.kind)), words)

    def origin(self, event: AuditEvent) -> str | SafeString:
        """The revision it came from, or a dash."""
        if event.from_id is None:
            return "–"
        return self._link(event.kind, event.from_id, event.from_revision)

    def _link(self, kind: str, pk: int, words: str) -> SafeString:
        if kind not in self.known:
            return format_html("{}", words)
        if pk not in self.known[kind]:
            return format_html("{} ({})", words, _("gone"))
        url = reverse(f"admin:{kind.replace('.', '_')}_change", args=[pk])
        return format_html('<a href="{}">{}</a>', url, words)


def links_for(events: Iterable[AuditEvent], site: AdminSite, request: HttpRequest) -> Links:
    """One query for each kind of thing on the page, however many events."""
    wanted: dict[str, set[int]] = {}
    for event in events:
        ids = {event.thing_id} | ({event.from_id} if event.from_id else set())
        wanted.setdefault(event.kind, set()).update(ids)
    known = {}
    for kind, ids in wanted.items():
        model = kind_of(kind)
        if model in site._registry and site._registry[model].has_view_permission(request):
            things = site._registry[model].get_queryset(request).order_by()
            known[kind] = set(things.filter(pk__in=ids).values_list("pk", flat=True))
    return Links(known)


def kind_of(kind: str) -> type[Model] | None:
    """The model of that name, or None where this version has none."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def told_kind(kind: str) -> str:
    """What a kind of thing is called."""
    model = kind_of(kind)
    return str(model._meta.verbose_name) if model is not None else kind
