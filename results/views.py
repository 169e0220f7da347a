"""Results for graders: a page to choose and look, and the file to take away."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from courses.exports.chips import chips
from courses.exports.form import filters_in
from quizzes.models import Response
from results.addresses import filtered
from results.dashboard.form import ResultsForm
from results.dashboard.viewers import MAY_EXPORT, viewer_of
from results.exports.asking import ExportForm
from results.exports.people import PersonRequest
from results.exports.views import sent
from results.rows import newest_rows

ROWS_SHOWN = 50
REFUSED = 422


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def responses(request: LearnerRequest) -> HttpResponse:
    """The filters, how many responses pass, and the newest of them."""
    form = ResultsForm(request.GET, viewer_of(request.user))
    if not form.is_valid():
        return _refused(request, form)
    query = filters_in(request.GET)
    shown = {
        "form": form,
        "chips": tuple(chips(form)),
        "count": Response.objects.for_export(form.filters).count(),
        "rows": newest_rows(form.filters, limit=ROWS_SHOWN),
        "query": query,
    }
    return filtered(request, "results/responses.html", shown, query)


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def export(request: PersonRequest) -> HttpResponseBase:
    """Every response that passes, as a CSV file, sent while the database still reads."""
    given = request.GET.copy()
    given.update({"kind": "responses", "format": "csv-bom" if given.get("bom") else "csv"})
    wanted = ExportForm(given, request.user)
    if not wanted.is_valid():
        return _refused(request, ResultsForm(request.GET, viewer_of(request.user)))
    return sent(request, wanted.asked(at=timezone.now()))


def _refused(request: LearnerRequest, form: ResultsForm) -> HttpResponse:
    """The page with what is wrong and without any response."""
    return render(
        request,
        "results/responses.html",
        {"form": form, "chips": tuple(chips(form))},
        status=REFUSED,
    )
