"""Toggles in the admin: to look for and to read. Switched they are on their own page."""

from __future__ import annotations

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.read_only import ReadOnlyAdmin
from releases.admin.own_courses import OwnCourses
from releases.models import Toggle
from releases.toggles.pages.cards import end_of, is_overdue, state_of


@admin.register(Toggle)
class ToggleAdmin(OwnCourses, ReadOnlyAdmin):
    """What there is; “View on site” leads to the page with the switch."""

    list_display = ("name", "kind", "scope", "state", "end", "owner")
    list_filter = ("kind", "on")
    list_select_related = ("owner",)
    search_fields = ("name", "meaning")
    fields = ("name", "kind", "scope", "meaning", "state", "end", "owner", "created_at")
    readonly_fields = ("state", "end", "created_at")

    @admin.display(description=_("state"))
    def state(self, toggle: Toggle) -> str:
        """For whom it is on."""
        return state_of(toggle)

    @admin.display(description=_("remove by"), ordering="remove_by")
    def end(self, toggle: Toggle) -> str:
        """Until when it may be there; red once that is over."""
        today = timezone.localdate()
        words = f"{toggle.remove_by or '–'} {end_of(toggle.remove_by, today)}".strip()
        if not is_overdue(toggle.remove_by, today):
            return words
        return format_html('<strong class="errors">{}</strong>', words)
