"""Reporting a problem with a question: a plain form on a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import LearnerRequest
from courses.access import for_learners, section_page
from courses.reading.section_page import SectionPage
from courses.redirects import SeeOther
from courses.throttle import WINDOW_S, is_one_guest_too_many
from quizzes.models import QuestionReport, QuestionRevision
from quizzes.reporting.forms import ReportForm
from quizzes.reporting.notices import put_away
from quizzes.reporting.shown import reported_revision
from quizzes.reporting.taking import BusyReportError, NoMoreWordsError, take_report
from quizzes.throttle import seconds_before_reporting
from releases.toggles.evaluating import is_on

REFUSED, TOO_MANY = 422, 429


@require_http_methods(["GET", "HEAD", "POST"])
@for_learners
def report(
    request: LearnerRequest, course: str, module: str, section: str, key: str
) -> HttpResponse:
    """The form about one question; what was sent is kept, and shown on the same address."""
    page = section_page(request, course, module, section)
    if page.state == "locked":
        return SeeOther(page.section.url)
    if not is_on("question-reports", request.learner):
        messages.info(request, _("Reports are not taken at the moment. Please try again later."))
        return SeeOther(page.section.url)
    given = request.POST if request.method == "POST" else request.GET
    revision = reported_revision(page, key, given.get("revision", ""))
    if revision is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, page, revision, ReportForm())
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, revision, form, status=REFUSED)
    return _taken(request, page, revision, form)


def _taken(
    request: LearnerRequest, page: SectionPage, revision: QuestionRevision, form: ReportForm
) -> HttpResponse:
    """Keep it and lead back to the page, or say why not with everything still in the form."""
    wait = seconds_before_reporting(request)
    if wait or is_one_guest_too_many(request):
        words = _("There were many reports in a short time. Please wait a minute, then send again.")
        form.add_error(None, words)
        response = _shown(request, page, revision, form, status=TOO_MANY)
        response["Retry-After"] = str(wait or WINDOW_S)
        return response
    if not _is_kept(request, revision, form):
        return _shown(request, page, revision, form, status=REFUSED)
    return SeeOther(f"{request.path}?revision={revision.pk}")


def _is_kept(request: LearnerRequest, revision: QuestionRevision, form: ReportForm) -> bool:
    """Whether the report is in the database now; else the form says why not."""
    learner, at = request.learner.saved(), timezone.now()
    try:
        take_report(learner, revision.pk, at=at, **form.cleaned_data)
    except NoMoreWordsError as error:
        form.add_error("words", str(error))
    except BusyReportError:
        form.add_error(None, _("Somebody is just answering your report. Please send it again."))
    return form.is_valid()


def _shown(
    request: LearnerRequest,
    page: SectionPage,
    revision: QuestionRevision,
    form: ReportForm,
    status: int = 200,
) -> HttpResponse:
    known = None
    if request.learner.pk is not None:
        reports = QuestionReport.objects.filter(learner=request.learner, revision=revision)
        known = reports.first()
    context = {"page": page, "section": page.section, "revision": revision, "form": form}
    return render(request, "quizzes/report.html", context | {"known": known}, status=status)


@require_POST
@for_learners
def seen(request: LearnerRequest, course: str, module: str, section: str, key: str) -> HttpResponse:
    """Put away what came of a report, and go on with the question."""
    page = section_page(request, course, module, section)
    if request.learner.pk is not None:
        put_away(request.learner, page.section.id, key, at=timezone.now())
    return SeeOther(page.section.url)
