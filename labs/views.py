"""Playing labs: a lab's page, the page of one run, and what a form leads to."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import LearnerRequest
from courses.access import for_learners, section_page
from courses.reading.section_page import SectionPage
from courses.recording import ProgressChangedError
from courses.redirects import SeeOther
from courses.throttle import please_wait
from labs.answers import TOLD, answered, closed, lab_html, render_lab, said_no
from labs.compiling import LabContent, lab_content
from labs.items import KIND, PlayableLab
from labs.mechanics import BadMovesError
from labs.page import LabPage
from labs.playing import checked
from labs.sending import current_moves, send, sent_form
from labs.throttle import seconds_to_wait

type OpenPage = Callable[[], SectionPage]

_log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@for_learners
def lab(request: LearnerRequest, course: str, module: str, section: str, key: str) -> HttpResponse:
    """A lab at the run that the learner is in; a POST is one of its forms."""

    def open_page() -> SectionPage:
        return section_page(request, course, module, section)

    if request.method == "POST":
        return _posted(request, open_page, key)
    page = open_page()
    content = _content(page, key)
    if content is None:
        return closed(request, page, key, 423)
    is_told = TOLD in request.GET
    shown = LabPage(page, content, current_moves(page, content), is_told=is_told)
    return render_lab(request, shown)


@require_safe
@for_learners
def run(
    request: LearnerRequest, course: str, module: str, section: str, key: str, run: str
) -> HttpResponse:
    """One run of a lab, replayed; anyone who may read the section may see it. Stores nothing."""
    page = section_page(request, course, module, section)
    content = _content(page, key)
    if content is None:
        return closed(request, page, key, 423)
    try:
        shown = LabPage(page, content, checked(content, run), is_told=TOLD in request.GET)
    except BadMovesError as error:
        moves = current_moves(page, content)
        shown = LabPage(page, content, moves, verdict=said_no(404, str(error)))
        return render_lab(request, shown, status=404)
    return render_lab(request, shown)


def _content(page: SectionPage, key: str) -> LabContent | None:
    """The lab of that name in the page's text; None where its section is locked.

    Raises Http404 where there is none.
    """
    item = page.section.item(KIND, key)
    if not isinstance(item, PlayableLab):
        raise Http404
    return None if page.state == "locked" else lab_content(item.revision_id, item.stamp)


def _posted(request: LearnerRequest, open_page: OpenPage, key: str) -> HttpResponse:
    wait = seconds_to_wait(request)
    if wait:
        return please_wait(request, 429, wait)
    if "open" in request.POST:
        return _opened(request, open_page(), key)
    sent = sent_form(dict(request.POST.lists()))
    try:
        outcome = send(open_page, request.learner, key, sent, at=timezone.now())
    except ProgressChangedError:
        _log.exception("other runs kept coming first")
        return please_wait(request, 503, 1)
    return answered(request, outcome, key)


def _opened(request: LearnerRequest, page: SectionPage, key: str) -> HttpResponse:
    """The lab in place of its card in the text; without JavaScript its own page."""
    content = _content(page, key)
    if content is None:
        return closed(request, page, key, 423)
    shown = LabPage(page, content, current_moves(page, content))
    if not request.htmx:
        return SeeOther(shown.url)
    return HttpResponse(lab_html(request, shown, "labs/open.html"))
