"""The page of one release, its changing part, its smoke tests, and its moves."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from releases.console.access import (
    for_release_staff,
    may_move,
    may_put_together,
    own_release,
    person_of,
)
from releases.console.asking import ask, told_event
from releases.console.panels import drawn_panels
from releases.console.state import Told, drawn, state_of
from releases.models import Release
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.shipping import is_empty
from releases.smoke_tests import problems_of

UNCHANGED = 204
MEANWHILE = 409
REFUSED = 422


@require_safe
@never_cache
@for_release_staff
def release(request: HttpRequest, release: int) -> HttpResponse:
    """One release."""
    return _page(request, own_release(request, release))


@require_safe
@never_cache
@for_release_staff
def now(request: HttpRequest, release: int) -> HttpResponse:
    """The changing part alone; nothing where it is as the page has it."""
    found = own_release(request, release)
    state = state_of(found, request, person_of(request))
    shown = drawn(state, request, is_look=True)
    if shown["stamp"] == request.GET.get("stamp"):
        return HttpResponse(status=UNCHANGED)
    shown |= {"release": found, "is_part": True, "is_news": True}
    return render(request, "releases/_now.html", shown)


@require_POST
@for_release_staff
def move(request: HttpRequest, release: int) -> HttpResponse:
    """Make one move. HTMX gets the changing part; others a redirect, or the page with why not."""
    if not may_move(request):
        raise PermissionDenied
    found = own_release(request, release)
    try:
        event = ask(found, request.POST, by=person_of(request), at=timezone.now())
    except MoveRefusedError as refused:
        return _refused(request, found, refused)
    words = str(capfirst(told_event(event)))
    if not request.headers.get("HX-Request"):
        messages.success(request, words)
        return redirect("releases:release", found.pk)
    return _part(request, found, Told(words))


@require_safe
@never_cache
@for_release_staff
def tests(request: HttpRequest, release: int) -> HttpResponse:
    """Run the smoke tests now and tell what they found; HTMX gets the list alone."""
    found = own_release(request, release)
    shown = {
        "release": found,
        "problems": problems_of(found),
        "is_empty": is_empty(found),
        "at": timezone.now(),
    }
    name = "releases/tests.html"
    return render(request, f"{name}#found" if request.headers.get("HX-Request") else name, shown)


def _refused(request: HttpRequest, found: Release, refused: MoveRefusedError) -> HttpResponse:
    """Why not, beside the release as it stands now, with what was typed."""
    is_late = isinstance(refused, MovedMeanwhileError)
    typed = {name: request.POST.get(name, "")[:500] for name in ("reason", "share", "told")}
    told = Told(str(refused), "warn" if is_late else "bad", **typed)
    fresh = own_release(request, found.pk)
    status = MEANWHILE if is_late else REFUSED
    if request.headers.get("HX-Request"):
        return _part(request, fresh, told, status=status)
    return _page(request, fresh, told, status=status)


def _part(request: HttpRequest, found: Release, told: Told, *, status: int = 200) -> HttpResponse:
    shown = drawn(state_of(found, request, person_of(request)), request, told=told)
    shown |= {"release": found, "is_part": True}
    return render(request, "releases/_now.html", shown, status=status)


def _page(
    request: HttpRequest, found: Release, told: Told | None = None, *, status: int = 200
) -> HttpResponse:
    person = person_of(request)
    shown = drawn(state_of(found, request, person), request, told=told)
    shown |= {
        "release": found,
        "panels": list(drawn_panels(found, request, person, live=False)),
        "may_put_together": may_put_together(request, found),
    }
    return render(request, "releases/release.html", shown, status=status)
