"""What every kind of revision shares in the admin: drafts are written, released ones only read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from django.contrib import admin, messages
from django.contrib.admin.options import ActionLocation
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from releases.admin.advising import DraftAdvice
from releases.admin.author_admin import AuthorAdmin
from releases.admin.history import HistoryPages
from releases.admin.revision_list import state_of
from releases.admin.saved_states import SavedStatePages
from releases.admin.saving import DraftSaving
from releases.drafts import begin_draft
from releases.models import Revision

BOTH_PLACES = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]


class StateFilter(admin.SimpleListFilter):
    """Drafts, or what is in a release."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> Sequence[tuple[str, str]]:
        """The two sides."""
        return [("draft", _("Draft")), ("released", _("In a release"))]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Revision]
    ) -> models.QuerySet[Revision]:
        """Those on the chosen side."""
        if self.value() not in ("draft", "released"):
            return queryset
        return queryset.filter(release__isnull=self.value() == "draft")


class RevisionAdmin(DraftSaving, SavedStatePages, DraftAdvice, HistoryPages, AuthorAdmin):
    """Base for each kind, which says in `reading` what is compared of it."""

    actions = ("new_revision",)
    list_display: tuple[str, ...] = (
        "__str__",
        "state",
        "change_note",
        "author",
        "created_at",
    )
    list_filter: ClassVar[tuple[str | type[admin.ListFilter], ...]] = (StateFilter,)
    list_select_related: ClassVar[tuple[str, ...]] = ("release", "created_by")
    date_hierarchy = "created_at"
    save_on_top = True

    @admin.display(description=gettext_lazy("state"), ordering="release__ring")
    def state(self, revision: Revision) -> str:
        """Draft, or the ring its release stands in."""
        return state_of(revision)

    @admin.display(description=gettext_lazy("written by"), ordering="created_by")
    def author(self, revision: Revision) -> str:
        """The name alone: a link would lead where most may not go."""
        return str(revision.created_by or "–")

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """What is told and never typed; a revision stays with its item."""
        given = super().get_readonly_fields(request, obj)
        told = (*given, "state", "author", "created_at", "advice")
        return told if obj is None else (self.model.identity, *told)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Drafts only, for whoever may write this kind."""
        return super().has_change_permission(request, obj) and _is_draft(obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Drafts only: what a learner was shown is kept for good."""
        return super().has_delete_permission(request, obj) and _is_draft(obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Revision]) -> None:
        """Drop the drafts among them; one that was collected a moment ago stays."""
        super().delete_queryset(request, queryset.filter(release=None))

    def save_model(
        self, request: HttpRequest, obj: Revision, form: ModelForm, change: bool
    ) -> None:
        """Store the draft and who began it."""
        if not change:
            obj.created_by = cast("User", request.user)
        super().save_model(request, obj, form, change)

    @admin.action(
        permissions=["add"],
        description=gettext_lazy("New revision from this one"),
        location=BOTH_PLACES,
    )
    def new_revision(
        self, request: HttpRequest, queryset: models.QuerySet[Revision]
    ) -> HttpResponse | None:
        """Open the item's draft, begun as a copy where there is none."""
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            self.message_user(request, _("Choose one revision to write on."), messages.WARNING)
            return None
        return self.write_on(request, chosen[0])

    def begin(self, revision: Revision, by: User) -> tuple[Revision, bool]:
        """The item's open draft and whether it was begun now; kinds with parts copy those too."""
        return begin_draft(revision, by=by, at=timezone.now())


def _is_draft(revision: models.Model | None) -> bool:
    return not isinstance(revision, Revision) or revision.is_draft
