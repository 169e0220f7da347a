"""The page of a release's experiment: its plan, how it stands, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from releases.console.access import for_release_staff, may_move, own_release, person_of
from releases.experiments import running
from releases.experiments.page import page_of
from releases.experiments.planning import PlanForm
from releases.experiments.reading import result_of
from releases.models import Experiment, Release
from releases.refusals import MoveRefusedError

REFUSED = 422
State = Experiment.State


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_release_staff
def experiment(request: HttpRequest, release: int) -> HttpResponse:
    """One experiment of one release; posted, its plan is stored."""
    found, at = own_release(request, release), timezone.now()
    if request.method != "POST":
        return _page(request, found, at)
    if not may_move(request):
        raise PermissionDenied
    form = PlanForm(found, _planned(found), request.POST, at=at)
    try:
        running.refuse_planning(found)
        if not form.is_valid():
            return _page(request, found, at, form, status=REFUSED)
        running.save_plan(form.wanted(), by=person_of(request), at=at)
    except MoveRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The plan is kept."))
    return redirect("releases:experiment", found.pk)


@require_POST
@for_release_staff
def act(request: HttpRequest, release: int) -> HttpResponse:
    """Start, stop or drop it, and back to its page with what came of it."""
    if not may_move(request):
        raise PermissionDenied
    found, at = own_release(request, release), timezone.now()
    newest, do = running.newest(found), ACTS.get(request.POST.get("do", ""))
    if newest is None or do is None or request.POST.get("of") != stamp_of(newest):
        messages.error(request, _("The experiment is not as that page had it; look again."))
        return redirect("releases:experiment", found.pk)
    try:
        messages.success(request, do(newest, person_of(request), at))
    except MoveRefusedError as refused:
        messages.error(request, str(refused))
    return redirect("releases:experiment", found.pk)


def stamp_of(found: Experiment) -> str:
    """What a page has seen of it: another plan has another stamp."""
    return f"{found.pk} {found.state} {found.made_at.isoformat()}"


def _start(found: Experiment, by: User, at: datetime) -> str:
    running.start(found, by=by, at=at)
    return _("Started. The plan is fixed from now on.")


def _stop(found: Experiment, by: User, at: datetime) -> str:
    note = result_of(found, at=at).reason if found.started_at else ""
    running.stop(found, by=by, at=at, note=note)
    return _("Stopped. The release stays where it is.")


def _drop(found: Experiment, by: User, at: datetime) -> str:
    running.drop(found, by=by, at=at)
    return _("The plan is dropped.")


ACTS: dict[str, Callable[[Experiment, User, datetime], str]] = {
    "start": _start,
    "stop": _stop,
    "drop": _drop,
}


def _planned(release: Release) -> Experiment | None:
    """The plan that can still be changed."""
    newest = running.newest(release)
    return newest if newest is not None and newest.state == State.PLANNED else None


def _page(
    request: HttpRequest,
    release: Release,
    at: datetime,
    form: PlanForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    shown = page_of(release, at=at)
    if may_move(request) and shown["can_plan"]:
        shown["form"] = form or PlanForm(release, _planned(release), at=at)
    newest = shown["experiment"]
    shown |= {"may_move": may_move(request), "stamp": stamp_of(newest) if newest else ""}
    return render(request, "releases/experiment.html", shown, status=status)
