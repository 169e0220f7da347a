"""Pages for reading: the list of courses, a course's home, a section; and the theme switch."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.http import LearnerRequest
from courses.access import for_learners, reader_of, section_page
from courses.due_dates.telling import due_of, still_due
from courses.ghost_notes import note_page
from courses.models import Course
from courses.notices import notices_for, notices_in_course
from courses.observing import observed, page_time
from courses.reading.continuing import continue_card
from courses.reading.pieces import csrf_token
from courses.reading.rail import rail_of
from courses.reading.section_page import SectionPage
from courses.reading_marks import mark_as_read
from courses.theme import THEME_COOKIE, THEME_COOKIE_SECONDS, THEMES
from courses.throttle import please_wait, wait_before_marking
from releases.ghost.noting import notes

DUE_SHOWN = 5
"""Due dates that a course's home shows at once; the others open below."""


@require_safe
@for_learners
def index(request: LearnerRequest) -> HttpResponse:
    """The courses; where there is only one, its home."""
    courses = list(Course.objects.order_by("title"))
    if len(courses) == 1:
        return redirect(courses[0])
    return render(request, "courses/index.html", {"courses": courses})


@require_safe
@for_learners
def home(request: LearnerRequest, course: str) -> HttpResponse:
    """A course's home: where to continue, and every module."""
    reader = reader_of(request, course)
    due = still_due(reader, at=timezone.now())
    context = {
        "course": reader.course,
        "summary_html": reader.course.summary_html,
        "rail": rail_of(reader),
        "continue_": continue_card(reader),
        "notices": notices_in_course(request.learner, reader.course.url),
        "due_now": due[:DUE_SHOWN],
        "due_later": due[DUE_SHOWN:],
    }
    return render(request, "courses/home.html", context)


@require_safe
@observed("render-p95", page_time)
@for_learners
def section(request: LearnerRequest, course: str, module: str, section: str) -> HttpResponse:
    """A section to read, with its checks as the learner left them."""
    page = section_page(request, course, module, section)
    drawn = render_section(request, page)
    if notes.watched:
        note_page(request, page)
    return drawn


def moved(page: SectionPage) -> dict[str, object]:
    """What the parts of a page that move with the learner's progress need."""
    return {
        "page": page,
        "course": page.course,
        "section": page.section,
        "status": page.status,
        "score": page.score,
        "rail": page.rail,
        "next": page.next,
    }


def render_section(
    request: LearnerRequest,
    page: SectionPage,
    *,
    status: int = 200,
    template: str = "courses/section.html",
    is_preview: bool = False,
    **extra: object,
) -> HttpResponse:
    """The whole page; also what a form without JavaScript gets back with an error.

    Nothing of a preview is kept.
    """
    context = {**_around(request, page), "is_preview": is_preview, **extra}
    return render(request, template, context, status=status)


def _around(request: LearnerRequest, page: SectionPage) -> dict[str, object]:
    """What the template of a whole page needs."""
    shown = page.shown(is_marked="changes" in request.GET)
    return {
        **moved(page),
        "shown": shown,
        "contents": page.section.contents,
        "previous": page.previous,
        "lock": page.lock,
        "body": "" if page.state == "locked" else page.body(request, shown),
        "is_guest": request.learner.is_guest,
        "due": due_of(page.reader, page.section.id, at=timezone.now()),
        "changes": page.changes,
        "shows_changes": shown is not page.section,
        "notices": notices_for(request.learner, page.section.id),
        "csrf_token": csrf_token(request),
    }


@require_POST
@for_learners
def read(request: LearnerRequest, course: str, module: str, section: str) -> HttpResponse:
    """Mark a section without checks as read; any other only leads back to itself."""

    def open_page() -> SectionPage:
        return section_page(request, course, module, section)

    wait = wait_before_marking(request)
    if wait:
        return please_wait(request, 429, wait)
    page = mark_as_read(open_page, request.learner, at=timezone.now())
    if not request.htmx:
        return HttpResponseRedirect(page.section.url)
    return render(request, "courses/_read.html", moved(page))


@require_POST
@login_not_required
def theme(request: LearnerRequest) -> HttpResponse:
    """Keep the chosen colour theme in a cookie; an unknown one is refused."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        return HttpResponse(status=422)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponse(status=204) if request.htmx else HttpResponseRedirect(back)
    response.set_cookie(
        THEME_COOKIE, chosen, max_age=THEME_COOKIE_SECONDS, samesite="Lax", httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response
