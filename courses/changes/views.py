"""Where “I have read it” is sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.http import LearnerRequest
from courses.access import for_learners, section_page
from courses.changes.reading import mark_changes_read
from courses.reading.pieces import csrf_token
from courses.reading.section_page import SectionPage
from courses.redirects import SeeOther
from courses.throttle import please_wait, wait_before_marking

CHANGED_AGAIN = 409


@require_POST
@for_learners
def changes_read(request: LearnerRequest, course: str, module: str, section: str) -> HttpResponse:
    """Put the notice away, unless the section has changed once more since it was shown."""
    wait = wait_before_marking(request)
    if wait:
        return please_wait(request, 429, wait)
    page = section_page(request, course, module, section)
    if request.POST.get("revision") == str(page.section.revision_id):
        mark_changes_read(request.learner, page.section.id, page.section.revision_id)
        page = section_page(request, course, module, section)
    if request.htmx:
        return _in_place(request, page)
    if page.changes:
        messages.warning(request, _("It has changed once more: look again, then say so."))
        return SeeOther(f"{page.section.url}?changes=1")
    return SeeOther(page.section.url)


def _in_place(request: LearnerRequest, page: SectionPage) -> HttpResponse:
    """What stands where the notice was, and what moves along with it."""
    context = {
        "page": page, "section": page.section, "course": page.course, "rail": page.rail,
        "changes": page.changes, "is_late": True, "was_marked": _was_marked(request),
        "csrf_token": csrf_token(request),
    }  # fmt: skip
    status = CHANGED_AGAIN if page.changes else 200
    return render(request, "courses/_changes.html", context, status=status)


def _was_marked(request: LearnerRequest) -> bool:
    """Whether the page that asks shows the changes in its text."""
    return "changes=" in (request.htmx.current_url or "")
