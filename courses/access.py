"""From an address to a page: what a learner may open, decided once for every view."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from accounts.http import LearnerRequest
from courses.as_of.asking import as_of
from courses.observing import note_reader
from courses.reading.choosing import as_met_by
from courses.reading.compiling import compiled_course
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import standing_of

NEVER_CACHED = "max-age=0, no-cache, no-store, must-revalidate, private"

type SectionView = Callable[..., HttpResponseBase]


class SignInNeededError(Exception):
    """The course is not open to guests, and a guest asked."""


def reader_of(request: LearnerRequest, course_slug: str) -> Reader:
    """The asking learner in that course: one query once the course is compiled.

    Of a request that reads a course as of something, whoever has done nothing in that.
    Raises Http404 where there is no such course, SignInNeededError where guests may not read it.
    """
    asked = as_of(request)
    if asked is not None:
        return asked.reader
    standing = standing_of(request.learner, course_slug)
    if standing is None:
        raise Http404
    if not standing.open_to_guests and request.learner.is_guest:
        raise SignInNeededError
    note_reader(request, course_slug, standing)
    course = compiled_course(standing.course_id, standing.structure, standing.releases)
    return Reader(as_met_by(course, request.learner), standing)


def section_page(
    request: LearnerRequest, course_slug: str, module_slug: str, section_slug: str
) -> SectionPage:
    """The section at that address as the learner sees it. Raises Http404 where none is released
    to them."""
    reader = reader_of(request, course_slug)
    section = reader.course.section(module_slug, section_slug)
    if section is None:
        raise Http404
    return SectionPage(reader, section)


def private[R: HttpResponseBase](response: R) -> R:
    """Say that the answer is one learner's own: no cache keeps it, and it differs for HTMX."""
    # Written out: Django's functions for it read and merge what no view here has set.
    response.headers["Cache-Control"] = NEVER_CACHED
    response.headers["Vary"] = "Cookie, HX-Request"
    return response


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, and back here afterwards; HTMX is told to leave, not to swap it in."""
    response = redirect_to_login(request.get_full_path())
    if not request.headers.get("HX-Request"):
        return response
    return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})


def for_learners(view: SectionView) -> SectionView:
    """A view that guests may open where the course says so; its answers are private."""

    @login_not_required
    @wraps(view)
    def opened(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return private(view(request, *args, **kwargs))
        except SignInNeededError:
            return _to_sign_in(request)

    return opened
