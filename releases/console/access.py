"""Who may open the console, and whose releases they meet there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import User
from releases.authors import Person, for_author
from releases.models import Release
from releases.models.release import ReleaseQuerySet

LARGEST_ID = 9_223_372_036_854_775_807
"""The largest key that a row can have."""

SEES_RELEASES = "sees_releases"
"""Session key, set at sign-in: the bar shows the way here without asking on every page."""


def sees_releases(person: Person) -> bool:
    """Whether the person opens the console: staff who may see releases in the admin."""
    return person.is_staff and person.has_perm("releases.view_release")


def for_release_staff[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A view that refuses everybody else (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not sees_releases(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def own_releases(request: HttpRequest) -> ReleaseQuerySet:
    """The releases of the person's courses."""
    return cast("ReleaseQuerySet", for_author(Release.objects.all(), request.user))


def own_release(request: HttpRequest, release: int) -> Release:
    """One of them. Raises Http404 for any other: it is as if it were not there."""
    found = None
    if release <= LARGEST_ID:
        found = own_releases(request).select_related("created_by").filter(pk=release).first()
    if found is None:
        raise Http404
    return found


def may_move(request: HttpRequest) -> bool:
    """Whether the person may move rings."""
    return request.user.has_perm("releases.promote_release")


def may_put_together(request: HttpRequest, release: Release) -> bool:
    """Whether the person may change what the release is: until its first move."""
    return not release.moves and request.user.has_perm("releases.change_release")


def person_of(request: HttpRequest) -> User:
    """Whoever is signed in, as everybody here is."""
    return cast("User", request.user)
