"""The page of a ghost reading: in the background, its switch, and of what there was."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from releases.console.access import for_release_staff, may_move, own_release, person_of
from releases.ghost.forms import WatchForm
from releases.ghost.reading import ghost_reading, is_dark
from releases.ghost.telling import background_of, newest_watch, stamp_of
from releases.ghost.watching import switch_off, switch_on
from releases.models import GhostWatch, Release
from releases.refusals import MovedMeanwhileError, MoveRefusedError

UNCHANGED, MEANWHILE, REFUSED = 204, 409, 422
USUAL = {"share": 500, "days": 7, "most": 10_000}
"""What the form begins with."""


@require_safe
@never_cache
@for_release_staff
def ghost(request: HttpRequest, release: int) -> HttpResponse:
    """What a release would have done; what there was is read anew where that is asked for."""
    return _page(request, own_release(request, release))


@require_safe
@never_cache
@for_release_staff
def ghost_now(request: HttpRequest, release: int) -> HttpResponse:
    """What was found in the background, alone; nothing where it is as the page has it."""
    found = own_release(request, release)
    shown = _background(request, found)
    if shown["stamp"] == request.GET.get("stamp"):
        return HttpResponse(status=UNCHANGED)
    return render(request, "releases/_ghost_now.html", {"release": found, **shown})


@require_POST
@for_release_staff
def ghost_on(request: HttpRequest, release: int) -> HttpResponse:
    """Begin to read in the background, or say why not, with what was typed."""
    if not may_move(request):
        raise PermissionDenied
    found, form = own_release(request, release), WatchForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=REFUSED)
    try:
        switch_on(found, form.wanted(), by=person_of(request), at=timezone.now())
    except MoveRefusedError as refused:
        form.add_error(None, str(refused))
        is_late = isinstance(refused, MovedMeanwhileError)
        return _page(request, found, form, status=MEANWHILE if is_late else REFUSED)
    messages.success(request, _("It is on. What learners do from now on is read within seconds."))
    return redirect("releases:ghost", found.pk)


@require_POST
@for_release_staff
def ghost_off(request: HttpRequest, release: int) -> HttpResponse:
    """End it, and go back to what was found."""
    if not may_move(request):
        raise PermissionDenied
    found = own_release(request, release)
    going_on = GhostWatch.objects.filter(release=found, ended_at=None).first()
    try:
        if going_on is None:
            raise MovedMeanwhileError(_("It is off."))
        switch_off(going_on, by=person_of(request), at=timezone.now())
    except MoveRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is off. What was found stays here."))
    return redirect("releases:ghost", found.pk)


def _page(
    request: HttpRequest, found: Release, form: WatchForm | None = None, *, status: int = 200
) -> HttpResponse:
    is_wanted = is_dark(found) and "read" in request.GET
    shown = {
        "release": found,
        "reading": ghost_reading(found) if is_wanted else None,
        "at": timezone.now(),
        **_background(request, found, form),
    }
    return render(request, "releases/ghost.html", shown, status=status)


def _background(
    request: HttpRequest, found: Release, form: WatchForm | None = None
) -> dict[str, Any]:
    """The watch, where there is or was one, and the form, where one can begin."""
    watch = newest_watch(found)
    waiting = watch.notes.count() if watch else 0
    is_on, may_switch = watch is not None and watch.ended_at is None, may_move(request)
    may_begin = may_switch and is_dark(found) and not is_on
    return {
        "is_dark": is_dark(found),
        "is_on": is_on,
        "may_switch": may_switch,
        "form": (form or WatchForm(initial=USUAL)) if may_begin or form else None,
        "background": background_of(watch, waiting) if watch else None,
        "stamp": stamp_of(watch, waiting) if watch else "",
    }
