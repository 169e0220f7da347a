"""What a course asks of its questions on trial, in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from quizzes.models import PilotRule
from releases.admin import AuthorAdmin


@admin.register(PilotRule)
class PilotRuleAdmin(AuthorAdmin):
    """One row for a course that does not go by the defaults."""

    list_display = ("course", "minimum", "hardest", "easiest", "discrimination")
    list_select_related = ("course",)

    def get_readonly_fields(
        self, request: HttpRequest, obj: PilotRule | None = None
    ) -> tuple[str, ...]:
        """It stays with its course."""
        return ("course",) if obj else ()
