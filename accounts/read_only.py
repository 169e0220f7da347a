"""Records that the admin shows and never changes."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from accounts.lists import CheckedLists


class ReadOnlyAdmin(CheckedLists, admin.ModelAdmin):
    """Facts: nobody adds, changes or deletes one by hand. Seen by administrators only."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """What people do writes it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """A fact is not edited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nor taken away."""
        return False
