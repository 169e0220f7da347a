"""Pages about one's own data: what is held, the file to take away, and the end of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from allauth.core import ratelimit
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import LearnerRequest
from accounts.leaving import StillNeededError
from accounts.middleware import GUEST_COOKIE
from courses.access import for_learners
from courses.own_data.archive import archive
from courses.own_data.forgetting import forget, hindrances
from courses.own_data.forms import DeletionForm
from courses.own_data.records import AnyRecords, Owner, kinds_of_records, owner_of
from courses.throttle import WINDOW_S, address_of, please_wait, seconds_over

REFUSED, TOO_MANY, CONFLICT = 422, 429, 409
FILES_PER_LEARNER, FILES_PER_ADDRESS = 6, 60
"""A minute."""


@require_safe
@for_learners
def index(request: LearnerRequest) -> HttpResponse:
    """What is held, in numbers."""
    return render(request, "own_data/index.html", {"held": _held(owner_of(request.learner))})


def _held(owner: Owner) -> list[tuple[AnyRecords, int]]:
    """Each kind of records of which there are some, and how many."""
    counted = [(kind, kind.find(owner).count()) for kind in kinds_of_records()]
    return [(kind, count) for kind, count in counted if count]


@require_safe
@for_learners
def download(request: LearnerRequest) -> HttpResponseBase:
    """All of it as one file."""
    wait = seconds_over(
        {
            f"own-data:learner:{request.learner.key}": FILES_PER_LEARNER,
            f"own-data:address:{address_of(request)}": FILES_PER_ADDRESS,
        }
    )
    if wait:
        return please_wait(request, TOO_MANY, wait)
    at = timezone.now()
    chunks = () if request.method == "HEAD" else archive(owner_of(request.learner), at=at)
    response = StreamingHttpResponse(chunks, content_type="application/zip")
    name = f"my-data_{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.zip"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Accel-Buffering"] = "no"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_learners
def delete(request: LearnerRequest) -> HttpResponseBase:
    """What goes and what stays; and, asked in earnest, the deletion itself."""
    owner = owner_of(request.learner)
    if request.method != "POST":
        return _asked(request, owner, DeletionForm(user=owner.user), 200)
    if owner.user and not ratelimit.consume(request, action="reauthenticate", user=owner.user):
        return please_wait(request, TOO_MANY, WINDOW_S)
    form = DeletionForm(request.POST, user=owner.user)
    if not form.is_valid():
        return _asked(request, owner, form, REFUSED)
    try:
        forget(owner, at=timezone.now())
    except StillNeededError as error:
        return _asked(request, owner, form, CONFLICT, error.reasons)
    return _gone(request)


def _gone(request: LearnerRequest) -> HttpResponse:
    """On to the page that says so, signed out and without the guest's cookie."""
    logout(request)
    response = redirect("own_data:deleted")
    response.delete_cookie(GUEST_COOKIE, samesite="Lax")
    return response


def _asked(
    request: LearnerRequest,
    owner: Owner,
    form: DeletionForm,
    status: int,
    why: Sequence[str] = (),
) -> HttpResponse:
    """The page before the deletion; `why` says what is in its way, where that is not known yet."""
    held = _held(owner)
    shown = {
        "form": form,
        "owner": owner,
        "going": [kind for kind, _count in held if not kind.stays],
        "staying": [kind for kind, _count in held if kind.stays],
        "reasons": why or tuple(hindrances(owner.user)),
    }
    return render(request, "own_data/delete.html", shown, status=status)


@require_safe
@for_learners
def deleted(request: LearnerRequest) -> HttpResponse:
    """That nothing is left."""
    return render(request, "own_data/deleted.html")
