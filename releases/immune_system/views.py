"""Acknowledging that a release was rolled back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from releases.console.access import (
    LARGEST_ID,
    for_release_staff,
    may_move,
    own_release,
    person_of,
)
from releases.console.state import Told, drawn, state_of
from releases.immune_system.notices import acknowledge as acknowledged_now
from releases.models import RollbackNotice


@require_POST
@for_release_staff
def acknowledge(request: HttpRequest, release: int, notice: int) -> HttpResponse:
    """Note who has read it. HTMX gets the changing part of the page; others a redirect."""
    if not may_move(request):
        raise PermissionDenied
    found = own_release(request, release)
    told = None
    if notice <= LARGEST_ID:
        told = RollbackNotice.objects.filter(pk=notice, release=found).first()
    if told is None:
        raise Http404
    is_first = acknowledged_now(told, by=person_of(request), at=timezone.now())
    words = _("Acknowledged.") if is_first else _("Somebody acknowledged it before you.")
    if not request.headers.get("HX-Request"):
        messages.success(request, words)
        return redirect("releases:release", found.pk)
    state = state_of(found, request, person_of(request))
    shown = drawn(state, request, told=Told(words)) | {"release": found, "is_part": True}
    return render(request, "releases/_now.html", shown)
