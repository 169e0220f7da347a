"""Releases: put together from drafts, tested, and moved ring by ring on a page that asks why."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases.admin.author_admin import AuthorAdmin
from releases.admin.collecting import (
    NewReleaseForm,
    ReleaseForm,
    drafts_in,
    revision_admins,
    scopes_with_drafts,
)
from releases.admin.criteria import CriterionInline
from releases.admin.facts import ReleaseEventInline, ReleaseFacts
from releases.admin.move_page import MovePage
from releases.admin.revisions import BOTH_PLACES
from releases.audit import record_each
from releases.criteria import give_defaults
from releases.models import Release
from releases.promotion import MoveRefusedError, collect

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldOpts, _FieldsetSpec

type _Inline = type[admin.TabularInline]


@admin.register(Release)
class ReleaseAdmin(ReleaseFacts, MovePage, AuthorAdmin):
    """A release may be edited until its first move; afterwards only moves change it."""

    actions = ("promote_release", "hold_release", "roll_back_release", "change_share")
    list_display = ("name", "scope", "ring", "held", "percentage", "created_at", "author")
    list_filter = ("ring", "scope")
    list_select_related = ("created_by",)
    search_fields = ("name",)

    def get_fieldsets(self, request: HttpRequest, obj: Release | None = None) -> _FieldsetSpec:
        """First its name, then its drafts, then only what it is."""
        if obj is None:
            return [_part(None, "scope", "name", "notes", "share")]
        words = _part(None, "name", "scope", "ring", "notes", "share", "author")
        ships, ready = (
            _part(_("What it ships"), "ships"),
            _part(_("Ready?"), "smoke_tests", "advice"),
        )
        if self.has_change_permission(request, obj):
            return [words, _part(_("Drafts"), "drafts"), ships, ready]
        return [words, ships, ready]

    def get_inlines(self, request: HttpRequest, obj: Release | None) -> tuple[_Inline, ...]:
        """Its criteria and moves; a new one gets the usual criteria when it is first saved."""
        return (ReleaseEventInline,) if obj is None else (CriterionInline, ReleaseEventInline)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Release | None = None
    ) -> tuple[str, ...]:
        """What is told and never typed; a release stays with its course."""
        return ("ring", "author", "smoke_tests", "advice", "ships", *(("scope",) if obj else ()))

    def get_form(
        self, request: HttpRequest, obj: Release | None = None, change: bool = False, **kw: object
    ) -> type[ModelForm]:
        """The form for its stage, with the choices this person has."""
        admins = list(revision_admins(self.admin_site, request))
        kw["form"] = NewReleaseForm if obj is None else ReleaseForm
        form: type[ModelForm] = super().get_form(request, obj, change=change, **kw)
        if obj is None:
            cast("type[NewReleaseForm]", form).scopes = scopes_with_drafts(admins, request.user)
        else:
            cast("type[ReleaseForm]", form).offered = drafts_in(obj.scope, admins)
        return form

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Until the first move."""
        return super().has_change_permission(request, obj) and (obj is None or not obj.moves)

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Nobody: a release is part of the record."""
        return False

    def save_model(self, request: HttpRequest, obj: Release, form: ModelForm, change: bool) -> None:
        """Store its words, provided it has not moved meanwhile, and take the drafts in."""
        by = cast("User", request.user)
        if not isinstance(form, ReleaseForm):
            obj.created_by = by
            obj.save()
            give_defaults(obj)
            return
        words = {name: form.cleaned_data[name] for name in ("name", "notes", "share")}
        Release.objects.filter(pk=obj.pk, moves=0).update(**words)
        try:
            with transaction.atomic():
                collect(obj, form.chosen())
                at, name = timezone.now(), str(obj)
                record_each(form.chosen(), by=by, at=at, action="collected", note=name)
        except MoveRefusedError as refused:
            self.message_user(request, str(refused), messages.ERROR)

    def response_add(
        self, request: HttpRequest, obj: Release, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to choosing its drafts."""
        self.message_user(request, _("The release is made. Now choose the drafts it ships."))
        return redirect("admin:releases_release_change", obj.pk)

    def get_urls(self) -> list[URLPattern]:
        """The page of each move, beside the usual ones."""
        view = self.admin_site.admin_view(self.move_view)
        moves = path("<int:release_id>/move/<slug:move>/", view, name="releases_release_move")
        return [moves, *super().get_urls()]

    @admin.action(
        permissions=["promote"],
        description=gettext_lazy("Promote one ring…"),
        location=BOTH_PLACES,
    )
    def promote_release(
        self, request: HttpRequest, queryset: QuerySet[Release]
    ) -> HttpResponse | None:
        """To the page that asks why."""
        return self.to_move_page(request, queryset, "promote")

    @admin.action(
        permissions=["promote"], description=gettext_lazy("Hold or resume…"), location=BOTH_PLACES
    )
    def hold_release(
        self, request: HttpRequest, queryset: QuerySet[Release]
    ) -> HttpResponse | None:
        """To the page that asks why, of the one that can be done."""
        is_held = queryset.filter(held=True).exists()
        return self.to_move_page(request, queryset, "resume" if is_held else "hold")

    @admin.action(
        permissions=["promote"], description=gettext_lazy("Roll back…"), location=BOTH_PLACES
    )
    def roll_back_release(
        self, request: HttpRequest, queryset: QuerySet[Release]
    ) -> HttpResponse | None:
        """To the page that asks why."""
        return self.to_move_page(request, queryset, "roll-back")

    @admin.action(
        permissions=["promote"],
        description=gettext_lazy("Change the share of ring A2…"),
        location=BOTH_PLACES,
    )
    def change_share(
        self, request: HttpRequest, queryset: QuerySet[Release]
    ) -> HttpResponse | None:
        """To the page that asks how much and why."""
        return self.to_move_page(request, queryset, "share")


def _part(title: str | None, *fields: str) -> tuple[str | None, _FieldOpts]:
    return title, {"fields": fields}
