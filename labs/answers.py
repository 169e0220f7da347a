"""What a lab answers with: its whole page, the part that moved, or why it is closed."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.http import LearnerRequest
from accounts.models import Learner
from courses.reading.pieces import csrf_token
from courses.reading.section_page import SectionPage
from courses.redirects import SeeOther
from courses.search.offering import may_search
from courses.views import moved
from labs.mechanics import Verdict
from labs.models import LabRevision
from labs.page import LabPage
from labs.sending import Outcome
from releases.rings import Ring

TOLD = "told"
"""Names the address that a form without JavaScript leads to: there the verdict takes the focus."""


def render_lab(request: LearnerRequest, shown: LabPage, *, status: int = 200) -> HttpResponse:
    """The lab's whole page."""
    return HttpResponse(lab_html(request, shown, "labs/page.html"), status=status)


def lab_html(request: LearnerRequest, shown: LabPage, template: str) -> str:
    """The lab in one of its templates."""
    page = shown.page
    context = {
        "page": page,
        "course": page.course,
        "section": page.section,
        "status": page.status,
        "rail": page.rail,
        "lab": shown,
        "csrf_token": csrf_token(request),
        "is_guest": request.learner.is_guest,
    }
    return render_to_string(template, context, request)


def answered(request: LearnerRequest, outcome: Outcome, key: str) -> HttpResponse:
    """What a form led to: in place with HTMX, else a redirect to the run, or the page again."""
    if outcome.content is None:
        return closed(request, outcome.page, key, outcome.status)
    verdict = said_no(outcome.status, outcome.problem) if outcome.problem else None
    shown = LabPage(outcome.page, outcome.content, outcome.moves, is_told=True, verdict=verdict)
    if request.htmx:
        return _in_place(request, shown, outcome)
    if verdict is not None:
        return render_lab(request, shown, status=outcome.status)
    return SeeOther(f"{shown.run_url}?{TOLD}")


def _in_place(request: LearnerRequest, shown: LabPage, outcome: Outcome) -> HttpResponse:
    """The lab and, out of band, everything around it that moved."""
    html = lab_html(request, shown, "labs/lab.html")
    response = HttpResponse(status=outcome.status)
    is_in_text = request.htmx.current_url_abs_path == shown.page.section.url
    if not outcome.problem:
        around = "courses/_moved.html" if is_in_text else "labs/page.html#rail_moved"
        mentions = {"lab": shown, "may_search": may_search(request.learner)}
        html += render_to_string(around, {**moved(shown.page), **mentions})
        if not is_in_text:
            response["HX-Replace-Url"] = shown.run_url
    response.write(html)
    return response


def said_no(status: int, why: str) -> Verdict:
    """The verdict on a form, or an address, that nothing came of."""
    heading = {200: _("Nothing happened"), 404: _("No such run")}.get(status, _("Not sent"))
    return Verdict("warn", heading, why)


def closed(request: LearnerRequest, page: SectionPage, key: str, status: int) -> HttpResponse:
    """Why the lab cannot be played: 423 where its section is locked, 409 where it was taken back.

    Raises Http404 where no such lab ever reached learners like this one.
    """
    if status == 409 and not _was_there(page, key, request.learner):
        raise Http404
    context = {
        "section": page.section, "lock": page.lock, "status": status, "anchor": f"lab-{key}",
    }  # fmt: skip
    template = "labs/closed.html#panel" if request.htmx else "labs/closed.html"
    return render(request, template, context, status=status)


def _was_there(page: SectionPage, key: str, learner: Learner) -> bool:
    reached = Ring.A1 if learner.is_staff else Ring.A2
    revisions = LabRevision.objects.filter(lab__section=page.section.id, lab__key=key)
    return revisions.filter(release__events__to_ring__gte=reached).exists()
