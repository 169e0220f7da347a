"""A learner's calendar at its secret address, and a new address for it."""

from __future__ import annotations

import hashlib
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import LearnerRequest
from accounts.models import User
from courses.cohorts.joining import learner_of
from courses.due_dates.calendar import calendar_of
from courses.models import CalendarFeed

_TYPE = "text/calendar; charset=utf-8"


def feed_url(request: HttpRequest) -> str:
    """The whole address of the person's calendar; "" where they have not asked for one."""
    feed = CalendarFeed.objects.filter(learner__user=request.user.pk).first()
    if feed is None:
        return ""
    return request.build_absolute_uri(reverse("cohorts:calendar", args=[feed.token]))


@require_safe
@login_not_required
def calendar(request: LearnerRequest, token: str) -> HttpResponseBase:
    """The due dates of whoever the address belongs to, for calendar programs."""
    feed = CalendarFeed.objects.select_related("learner__user").filter(token=token).first()
    if feed is None or feed.learner.user is None or not feed.learner.user.is_active:
        raise Http404
    body = calendar_of(feed.learner, request.build_absolute_uri)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "Content-Disposition": 'inline; filename="due-dates.ics"',
        "Cache-Control": "private, no-cache",
        "ETag": etag,
    }
    response = HttpResponse(body, content_type=_TYPE, headers=headers)
    answer = get_conditional_response(request, etag=etag, response=response)
    return cast("HttpResponseBase", answer)


@require_POST
def make(request: LearnerRequest) -> HttpResponse:
    """Give the person's calendar an address, or a new one in place of the old."""
    learner, at = learner_of(cast("User", request.user)), timezone.now()
    feed, is_new = CalendarFeed.objects.get_or_create(learner=learner, defaults={"made_at": at})
    words = _("Your calendar has an address now.")
    if not is_new:
        feed.renew(at=at)
        words = _("Your calendar has a new address. The old one leads nowhere.")
    messages.success(request, words)
    return redirect("cohorts:index")
