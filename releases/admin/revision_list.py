"""The revisions of one item, listed on the item's page."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Revision


def state_of(revision: Revision) -> str:
    """Draft, or the ring its release stands in and that release's name."""
    if revision.release is None:
        return _("Draft")
    return f"{revision.release.get_ring_display()} ({revision.release})"


class RevisionInline(admin.TabularInline):
    """Newest first, each with a link to its own page, where it is written and copied."""

    fields = ("state", "change_note", "author", "created_at")
    readonly_fields = fields
    ordering = ("-number",)
    show_change_link = True
    can_delete = False
    extra = 0

    @admin.display(description=gettext_lazy("state"))
    def state(self, revision: Revision) -> str:
        """Where it stands."""
        return state_of(revision)

    @admin.display(description=gettext_lazy("written by"))
    def author(self, revision: Revision) -> str:
        """The name alone: a link would lead where most may not go."""
        return str(revision.created_by or "–")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Revision]:
        """With the release and the author each row names."""
        revisions: models.QuerySet[Revision] = super().get_queryset(request)
        return revisions.select_related("release", "created_by", self.model.identity)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """A revision is begun on a page of its own."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """And written there."""
        return False


def first_revision_link(item: models.Model, model: type[Revision]) -> str | SafeString:
    """Where to begin an item that has no revision yet, or to go on with one that has."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    if not item.pk:
        return _("Save it first, then write its first revision.")
    if model._default_manager.filter(**{model.identity: item.pk}).exists():
        words = _("All revisions: compare them, write on from any")
        return format_html('<a href="{}">{}</a>', reverse(f"{name}_of", args=[item.pk]), words)
    return format_html(
        '<a href="{}?{}={}">{}</a>',
        reverse(f"{name}_add"),
        model.identity,
        item.pk,
        _("Write the first revision"),
    )
