"""The gradebook as a page for graders, and one learner's own page."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from accounts.scopes import scope_of_grader
from courses.exports.form import filters_in
from courses.models import Course
from results.addresses import filtered
from results.exports.responses import MAY_EXPORT
from results.gradebook.form import LONGEST_SEARCH, GradebookForm
from results.gradebook.layout import course_of, layout_of
from results.gradebook.learner import history_of, learner_in
from results.gradebook.page import ON_A_PAGE, Head, found_learners, page_rows

REFUSED = 422


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def gradebook(request: LearnerRequest) -> HttpResponse:
    """Fifty learners with the points of every section; `open` names the one shown in full."""
    form = GradebookForm(request.GET, scope_of_grader(request.user))
    if not form.is_valid():
        return render(request, "results/gradebook.html", {"form": form}, status=REFUSED)
    filters, words = form.filters, form.cleaned_data["q"]
    heads = [
        Head(graded, graded.name == request.GET.get("open")) for graded in layout_of(filters)
    ]  # fmt: skip
    learners = found_learners(filters, [head.graded for head in heads], words)
    page = Paginator(learners, ON_A_PAGE).get_page(request.GET.get("page"))
    kept, query = _kept(request), filters_in(request.GET)
    context = {
        "form": form, "course": course_of(filters), "heads": heads, "shown": page,
        "rows": list(page_rows(list(page), filters, heads)), "query": query,
        "export": _as_export(request, course_of(filters)),
        "kept": kept,
    }  # fmt: skip
    return filtered(request, "results/gradebook.html", context, kept)


def _as_export(request: LearnerRequest, course: Course | None) -> str:
    """The filters of a file of this gradebook: of the course that is shown."""
    asked = request.GET.copy()
    if course is not None:
        asked["course"] = course.slug
    return filters_in(asked)


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def learner(request: LearnerRequest, learner_id: int) -> HttpResponse:
    """One learner: their sections, and what they answered, newest first."""
    scope = scope_of_grader(request.user)
    found = learner_in(scope, learner_id)
    if found is None:
        raise Http404
    if found.pk != learner_id:
        own = reverse("results:learner", args=[found.pk])
        return redirect(f"{own}?{kept}" if (kept := _kept(request)) else own)
    shown = history_of(found, scope, request.GET.get("page")) | {"kept": _kept(request)}
    return render(request, "results/learner.html", shown)


def _kept(request: LearnerRequest) -> str:
    """What an address says of the gradebook: its filters and its words."""
    words = request.GET.get("q", "")[:LONGEST_SEARCH]
    asked = urlencode({"q": words}) if words else ""
    return "&".join(filter(None, [filters_in(request.GET), asked]))
