"""The pages learners read, as of something else; what is held against live; and the choice."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.urls.resolvers import ResolverMatch
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Learner
from accounts.models.learners import key_of_person
from courses.as_of.answered import (
    Asked,
    StateToChoose,
    answered,
    asked_for,
    may_see_answers,
    states_to_choose,
)
from courses.as_of.asking import AsOf, read_as_of
from courses.as_of.choosing import courses_to_choose, rings_asked
from courses.as_of.compiling import reader_as_of
from courses.as_of.sets import ReleaseSet, as_of_rings, name_of_rings, release_set
from courses.models import Course
from courses.workbench.states import UNANSWERED
from releases.authors import for_author
from releases.console.access import for_release_staff, person_of
from releases.rings import Ring

_FRAMING = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
_FRAMED = {**settings.SECURE_CSP, "frame-ancestors": [CSP.SELF]}
ANSWERED = frozenset({"courses:section", "quizzes:verify"})
"""The pages that show checks."""
PLACES = ("course", "module", "section")
READABLE = frozenset({
    "courses:home", "courses:section", "courses:search", "casestudies:download",
    "labs:lab", "labs:run", "quizzes:verify",
})  # fmt: skip
"""What of the learners' pages can be read so: those that show a course, and none that changes."""


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin
@csp_override(_FRAMED)
@never_cache
@for_release_staff
def as_of(request: HttpRequest, name: str, path: str) -> HttpResponse:
    """The learners' page at that path as of the set of that name. Nothing that is sent is kept."""
    match = _page_at(path)
    course = own_course(request, str(match.kwargs["course"]))
    read_as_of(request, _reading(request, name, path, course))
    if request.method == "POST":
        return _nothing_sent(request, _prefix(name), match)
    _as_somebody_new(request)
    try:
        return cast("HttpResponse", match.func(request, *match.args, **match.kwargs))
    except Http404:
        return render(request, "courses/as_of_missing.html", {"course": course}, status=404)


def _reading(request: HttpRequest, name: str, path: str, course: Course) -> AsOf:
    """The course as of the set of that name, its checks in the state that the name says.

    States can be chosen where one section is read. Raises what `_set_asked` raises.
    """
    asked, chosen = _set_asked(request, name, course)
    match = _page_at(path)
    reader = reader_as_of(course, chosen, _prefix(name))
    states: tuple[StateToChoose, ...] = ()
    if match.view_name in ANSWERED:
        section = reader.course.section(match.kwargs["module"], match.kwargs["section"])
        reader = answered(reader, section, asked.state)
        states = states_to_choose(asked) if may_see_answers(request.user) else ()
    count = len(chosen.releases)
    return AsOf(chosen.words, name, course.slug, reader, count, f"/{path}", states)


def _set_asked(request: HttpRequest, name: str, course: Course) -> tuple[Asked, ReleaseSet]:
    """What the name asks for. Raises Http404 where it names nothing in the course, and
    PermissionDenied where it asks for answers that the person may not see."""
    asked = asked_for(name)
    chosen = release_set(asked.name, course.slug)
    if chosen is None:
        raise Http404
    if asked.state != UNANSWERED and not may_see_answers(request.user):
        raise PermissionDenied
    return asked, chosen


def _as_somebody_new(request: HttpRequest) -> None:
    # What the viewer has done themselves, and what waits for them, is no part of it.
    viewer = person_of(request)
    request.learner = Learner(user=viewer, key=key_of_person(viewer.pk))  # type: ignore[attr-defined]


@require_safe
@csp_override(_FRAMING)
@never_cache
@for_release_staff
def beside(request: HttpRequest, name: str, path: str) -> HttpResponse:
    """The same page as of the set and as everyone reads it now, next to each other."""
    match = _page_at(path)
    course = own_course(request, str(match.kwargs["course"]))
    asked, chosen = _set_asked(request, name, course)
    live = as_of_rings(course.slug, {Ring.A3})
    prefixes = [_prefix(Asked(each.name).at(asked.state)) for each in (live, chosen)]
    sides = [
        {"words": each.words, "prefix": prefix, "url": f"{prefix}/{path}"}
        for each, prefix in zip((live, chosen), prefixes, strict=True)
    ]
    context = {"course": course, "sides": sides, "path": f"/{path}"}
    return render(request, "courses/beside.html", context)


@require_safe
@never_cache
@for_release_staff
def choose(request: HttpRequest) -> HttpResponse:
    """Every release of one's own courses, and the rings; or on to the rings that were ticked."""
    asked = rings_asked(request.GET)
    if asked is None:
        return render(request, "courses/as_of_choose.html", {"courses": courses_to_choose(request)})
    course = own_course(request, asked.course)
    if not asked.rings:
        messages.warning(request, _("Tick at least one ring."))
        return redirect("as_of_choose")
    where = reverse("courses:home", args=[course.slug]).lstrip("/")
    return redirect("as_of", name_of_rings(asked.rings), where)


def own_course(request: HttpRequest, slug: str) -> Course:
    """The course of that name, where it is the person's. Raises Http404 for any other."""
    found = for_author(Course.objects.filter(slug=slug), request.user).first()
    if found is None:
        raise Http404
    return found


def _prefix(name: str) -> str:
    """What stands before every address of a course as of the set of that name."""
    return f"{reverse('as_of_choose')}{name}"


def _page_at(path: str) -> ResolverMatch:
    """The learners' page at that path. Raises Http404 where there is none to read so."""
    try:
        match = resolve(f"/{path}")
    except Resolver404:
        raise Http404 from None
    if match.view_name in READABLE or match.view_name == "courses:read":
        return match
    raise Http404


def _nothing_sent(request: HttpRequest, prefix: str, match: ResolverMatch) -> HttpResponse:
    """Where every form of the page is sent: says that nothing came of it."""
    places = [match.kwargs[each] for each in PLACES if each in match.kwargs]
    page = "courses:section" if len(places) == len(PLACES) else "courses:home"
    back = f"{prefix}{reverse(page, args=places)}"
    if request.headers.get("HX-Request"):
        return render(request, "courses/as_of_inert.html", {"back": back})
    messages.info(request, _("This is a preview: nothing was sent and nothing is recorded."))
    return redirect(back)
