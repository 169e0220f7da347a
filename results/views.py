"""Results for graders: a page to choose and look, and the file to take away."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from accounts.scopes import scope_of_grader
from courses.exports.download import download
from courses.exports.form import filters_in
from quizzes.exports.csv_stream import csv_stream
from quizzes.exports.form import ResponseFilterForm
from quizzes.models import Response
from results.rows import newest_rows

MAY_EXPORT = "quizzes.export_response"
ROWS_SHOWN = 50
REFUSED = 422

_log = logging.getLogger(__name__)


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def index(request: LearnerRequest) -> HttpResponse:
    """The filters, how many responses pass, and the newest of them."""
    form = ResponseFilterForm(request.GET, scope_of_grader(request.user))
    if not form.is_valid():
        return _refused(request, form)
    shown = {
        "form": form,
        "count": Response.objects.for_export(form.filters).count(),
        "rows": newest_rows(form.filters, limit=ROWS_SHOWN),
        "query": filters_in(request.GET),
    }
    return render(request, "results/index.html", shown)


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def export(request: LearnerRequest) -> HttpResponseBase:
    """Every response that passes, as a CSV file, sent while the database still reads."""
    form = ResponseFilterForm(request.GET, scope_of_grader(request.user))
    if not form.is_valid():
        return _refused(request, form)
    name = form.filters.file_name(at=timezone.now())
    if request.method == "HEAD":
        return download((), name)
    _log.info("results exported by person %s as %s", request.user.pk, name)
    return download(csv_stream(form.filters, bom=form.cleaned_data["bom"]), name)


def _refused(request: LearnerRequest, form: ResponseFilterForm) -> HttpResponse:
    """The page with what is wrong and without any response."""
    return render(request, "results/index.html", {"form": form}, status=REFUSED)
