"""Results of labs: a page to choose and look, and a funnel per lab."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from accounts.scopes import EVERYONE, scope_of_grader
from courses.exports.form import FilterForm, filters_in
from labs.exports.selection import runs_for
from labs.funnel_form import FunnelForm
from labs.funnel_page import funnel_page
from labs.results_labs import lab_rows, named_labs
from labs.results_rows import newest_rows
from releases.authors import for_author

MAY_EXPORT = "labs.export_labrun"
MAY_WRITE = "labs.change_lab"
ROWS_SHOWN = 50
REFUSED = 422


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def index(request: LearnerRequest) -> HttpResponse:
    """The filters, the labs and the newest of the runs that pass."""
    form = FilterForm(request.GET, scope_of_grader(request.user))
    if not form.is_valid():
        return _refused(request, form)
    shown = {
        "form": form,
        "count": runs_for(form.filters).count(),
        "labs": lab_rows(form.filters),
        "rows": newest_rows(form.filters, limit=ROWS_SHOWN),
        "query": filters_in(request.GET),
    }
    return render(request, "results/labs.html", shown)


@require_safe
@never_cache
def funnel(
    request: LearnerRequest, course: str, module: str, section: str, key: str
) -> HttpResponse:
    """How far learners come in one lab. For graders, and for instructors, who made it."""
    if not (request.user.has_perm(MAY_EXPORT) or request.user.has_perm(MAY_WRITE)):
        raise PermissionDenied
    place = {"section__slug": section, "section__module__slug": module}
    # A grader reads every course; an instructor, their own.
    labs, scope = named_labs(), scope_of_grader(request.user)
    if not request.user.has_perm(MAY_EXPORT):
        labs, scope = for_author(labs, request.user), EVERYONE
    lab = get_object_or_404(labs, key=key, section__module__course__slug=course, **place)
    form = FunnelForm(request.GET, lab, scope)
    status = 200 if form.is_valid() else REFUSED
    shown = {"form": form, "lab": lab, "query": filters_in(request.GET)}
    sees = request.user.has_perm(MAY_EXPORT)
    shown["page"] = funnel_page(lab, form, sees_individuals=sees) if status != REFUSED else None
    return render(request, "results/funnel.html", shown, status=status)


def _refused(request: LearnerRequest, form: FilterForm) -> HttpResponse:
    """The page with what is wrong and without any run."""
    return render(request, "results/labs.html", {"form": form}, status=REFUSED)
