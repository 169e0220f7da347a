"""The page on which learners watch the releases of their course."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from courses.access import for_learners, reader_of
from courses.release_log.entries import release_log as log_of
from releases.toggles.evaluating import is_on

UNCHANGED = 204


@require_safe
@for_learners
def release_log(request: LearnerRequest, course: str) -> HttpResponse:
    """The log, where the course shows one; for HTMX the list alone, or nothing if it is as it was.

    While the site has too much to do the page asks less often, and says so. Raises Http404 where
    the course does not show it.
    """
    reader = reader_of(request, course)
    if not reader.course.shows_release_log:
        raise Http404
    log = log_of(reader, is_staff=request.learner.is_staff)
    is_live = is_on("live-pages")
    stamp = log.stamp if is_live else f"{log.stamp}-seldom"
    context = {"course": reader.course, "log": log, "stamp": stamp, "is_live": is_live}
    if not request.htmx:
        return render(request, "courses/release_log.html", context)
    if request.GET.get("stamp") == stamp:
        return HttpResponse(status=UNCHANGED)
    return render(request, "courses/_release_log.html", context | {"is_part": True})
