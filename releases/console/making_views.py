"""Making a release from drafts, editing it until its first move, and taking drafts out."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from releases.admin.collecting import drafts_in, revision_admins, scopes_with_drafts
from releases.audit import record
from releases.console.access import LARGEST_ID, for_release_staff, own_release, person_of
from releases.console.making import MakingForm, offers
from releases.models import Release, Revision
from releases.promotion import take_out
from releases.refusals import MoveRefusedError

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_release_staff
def new(request: HttpRequest) -> HttpResponse:
    """Make a release: first its course, then its name, notes and drafts, on one page."""
    if not request.user.has_perm("releases.add_release"):
        raise PermissionDenied
    scopes = scopes_with_drafts(revision_admins(admin.site, request), request.user)
    asked = request.GET.get("course", "")
    if asked not in scopes:
        if len(scopes) == 1 and request.method != "POST":
            return redirect(f"{request.path}?course={scopes[0]}")
        status = REFUSED if request.method == "POST" else 200
        return render(request, "releases/choose.html", {"scopes": scopes}, status=status)
    return _form_page(request, Release(scope=asked))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_release_staff
def edit(request: HttpRequest, release: int) -> HttpResponse:
    """Its name, notes, share and further drafts; after the first move nothing of it changes."""
    if not request.user.has_perm("releases.change_release"):
        raise PermissionDenied
    found = own_release(request, release)
    if found.moves:
        messages.error(request, _("It has been released: only moves change it now."))
        return redirect("releases:release", found.pk)
    return _form_page(request, found)


@require_POST
@for_release_staff
def take_one_out(request: HttpRequest, release: int) -> HttpResponse:
    """Make one of its revisions a draft again."""
    if not request.user.has_perm("releases.change_release"):
        raise PermissionDenied
    found = own_release(request, release)
    revision = _revision_named(request.POST.get("revision", ""), found)
    try:
        if revision is None:
            raise MoveRefusedError(_("Choose a revision that this release ships."))
        take_out(found, revision)
    except MoveRefusedError as refused:
        messages.error(request, str(refused))
        return redirect("releases:release", found.pk)
    person, at = person_of(request), timezone.now()
    record(by=person, at=at, action="taken_out", about=revision, note=str(found))
    messages.success(request, _("“%(revision)s” is a draft again.") % {"revision": revision})
    return redirect("releases:release", found.pk)


def _form_page(request: HttpRequest, release: Release) -> HttpResponse:
    """The form of a release; posted and right, the release's own page."""
    offered = drafts_in(release.scope, revision_admins(admin.site, request))
    data = request.POST if request.method == "POST" else None
    name = release.name
    form = MakingForm(data, instance=release, offered=offered)
    status = 200
    if data is not None:
        status = REFUSED
        if form.is_valid():
            try:
                stored = form.store(by=person_of(request), at=timezone.now())
                return redirect("releases:release", stored.pk)
            except MoveRefusedError as refused:
                form.add_error(None, str(refused))
    return render(request, "releases/form.html", _shown(request, form, name), status=status)


def _shown(request: HttpRequest, form: MakingForm, name: str) -> dict[str, Any]:
    """`name` is the stored one: a form that was refused has put the typed one in its place."""
    return {
        "form": form,
        "offers": offers(form, person_of(request)),
        "release": form.instance,
        "name": name,
    }


def _revision_named(name: str, release: Release) -> Revision | None:
    """What "courses.sectionrevision:7" names, where the release ships it."""
    label, _colon, key = name.partition(":")
    if not (key.isascii() and key.isdecimal() and len(key) < len(str(LARGEST_ID))):
        return None
    kinds = (each for each in apps.get_models() if issubclass(each, Revision))
    model = next((each for each in kinds if each._meta.label_lower == label), None)
    if model is None:
        return None
    return model._default_manager.filter(pk=int(key), release=release).first()
