"""How the admin deletes people: with all that leads to them, as they would do it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.leaving import StillNeededError, leave
from accounts.models import User

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[User]
else:
    Base = object


class EndedAccounts(Base):
    """For the admin of people; stands before Django's own class."""

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """End one account. Raises StillNeededError, which `delete_view` tells."""
        leave(obj, at=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """End each of these; who is still needed stays, and the page says why."""
        for person in queryset.order_by("pk"):
            try:
                leave(person, at=timezone.now())
            except StillNeededError as error:
                self.message_user(request, f"{person}: {error}", messages.ERROR)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Django's page, or back to the person with what to do first."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except StillNeededError as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("admin:accounts_user_change", object_id)
