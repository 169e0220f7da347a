"""Results for graders: a page to choose and look, and the file to take away."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from quizzes.exports.csv_stream import csv_stream
from quizzes.exports.form import FilterForm
from quizzes.models import Response
from quizzes.results_rows import newest_rows

MAY_EXPORT = "quizzes.export_response"
ROWS_SHOWN = 50
REFUSED = 422

_log = logging.getLogger(__name__)


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def index(request: LearnerRequest) -> HttpResponse:
    """The filters, how many responses pass, and the newest of them."""
    form = FilterForm(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    shown = {
        "form": form,
        "count": Response.objects.for_export(form.filters).count(),
        "rows": newest_rows(form.filters, limit=ROWS_SHOWN),
        "query": _query(request),
    }
    return render(request, "results/index.html", shown)


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def export(request: LearnerRequest) -> HttpResponseBase:
    """Every response that passes, as a CSV file, sent while the database still reads."""
    form = FilterForm(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    name = form.filters.file_name(at=timezone.now())
    response = StreamingHttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    # A proxy that first collects the whole file would hold what we took care not to.
    response["X-Accel-Buffering"] = "no"
    if request.method == "GET":
        response.streaming_content = csv_stream(form.filters, bom=form.cleaned_data["bom"])
        _log.info("results exported by person %s as %s", request.user.pk, name)
    return response


def _refused(request: LearnerRequest, form: FilterForm) -> HttpResponse:
    """The page with what is wrong and without any response."""
    return render(request, "results/index.html", {"form": form}, status=REFUSED)


def _query(request: LearnerRequest) -> str:
    """The filters in the address, without those left empty."""
    given = request.GET.copy()
    for name in list(given):
        if name not in {"course", "section", "cohort", "from", "to"} or not given[name]:
            del given[name]
    return given.urlencode()
