"""The page of a ghost reading."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from releases.console.access import for_release_staff, own_release
from releases.ghost.reading import ghost_reading, is_dark


@require_safe
@never_cache
@for_release_staff
def ghost(request: HttpRequest, release: int) -> HttpResponse:
    """Read a dark release as a ghost and tell what was found; of any other, why not."""
    found = own_release(request, release)
    reading = ghost_reading(found) if is_dark(found) else None
    context = {"release": found, "reading": reading, "at": timezone.now()}
    return render(request, "releases/ghost.html", context)
