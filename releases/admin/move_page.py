"""The page between wanting to move a release and doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from releases.admin.moves import MOVES, MoveForm
from releases.criteria import CriteriaNotMetError, standing_of
from releases.models import Release
from releases.refusals import MovedMeanwhileError, MoveRefusedError, SmokeTestsFailedError
from releases.smoke_tests import problems_of

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Release]
else:
    Base = object


class MovePage(Base):
    """Asks for a reason, then moves the release; a GET never moves anything."""

    def has_promote_permission(self, request: HttpRequest) -> bool:
        """Whether the person may move rings."""
        return request.user.has_perm("releases.promote_release")

    def to_move_page(
        self, request: HttpRequest, queryset: QuerySet[Release], move: str
    ) -> HttpResponse | None:
        """Send on to the page of the move; releases move one at a time."""
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            self.message_user(request, _("Choose one release to move."), messages.WARNING)
            return None
        return redirect("admin:releases_release_move", chosen[0].pk, move)

    def move_view(self, request: HttpRequest, release_id: int, move: str) -> HttpResponse:
        """Show what the move would do; when posted, do it."""
        if not self.has_promote_permission(request):
            raise PermissionDenied
        if move not in MOVES:
            raise Http404
        release = get_object_or_404(self.get_queryset(request), pk=release_id)
        form = MOVES[move](release, request.POST if request.method == "POST" else None)
        if form.is_valid() and self._moved(request, form):
            return redirect("admin:releases_release_change", release_id)
        context = {
            **self.admin_site.each_context(request),
            "title": form.title,
            "subtitle": str(release),
            "opts": self.opts,
            "original": release,
            "form": form,
            "problems": problems_of(release) if form.is_first_look else [],
            "criteria": standing_of(release, at=timezone.now()) if move == "promote" else [],
        }
        return TemplateResponse(request, "admin/releases/move.html", context)

    def _moved(self, request: HttpRequest, form: MoveForm) -> bool:
        """Make the move; True where there is nothing more to ask on this page."""
        try:
            event = form.move(by=cast("User", request.user), at=timezone.now())
        except MovedMeanwhileError as meanwhile:
            self.message_user(request, str(meanwhile), messages.ERROR)
            return True
        except SmokeTestsFailedError:
            form.add_error(None, _("Smoke tests failed: mend what is listed below, then promote."))
            return False
        except CriteriaNotMetError:
            form.add_error(None, _("Criteria are not met, see below: wait, or override."))
            return False
        except MoveRefusedError as refused:
            form.add_error(None, str(refused))
            return False
        words = f"{event.get_kind_display()}: {event.get_to_ring_display()}"
        self.log_change(request, form.release, words)
        self.message_user(request, words, messages.SUCCESS)
        return True
