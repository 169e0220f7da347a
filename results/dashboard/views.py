"""The overview of results, and the list of learners."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from courses.exports.chips import chips
from courses.exports.form import filters_in
from results.addresses import filtered
from results.dashboard.columns import heads
from results.dashboard.form import ResultsForm
from results.dashboard.learners_form import LearnersForm
from results.dashboard.overview import overview
from results.dashboard.viewers import MAY_EXPORT, viewer_of

REFUSED = 422
COLUMNS = (
    ("name", _("Learner"), False),
    ("email", _("Address"), False),
    ("started", _("Sections started"), True),
    ("completed", _("Completed"), True),
    ("points", _("Points"), True),
    ("last", _("Last seen (UTC)"), True),
)
"""Columns that sort: their names in an address, their heads, and whether they hold numbers."""


@require_safe
@never_cache
def index(request: LearnerRequest) -> HttpResponse:
    """Who has done what. The same page for HTMX, which takes its results out of it."""
    viewer = viewer_of(request.user)
    form = ResultsForm(request.GET, viewer)
    shown = {"form": form, "chips": tuple(chips(form)), "sees_individuals": viewer.sees_individuals}
    if not form.is_valid():
        return render(request, "results/overview.html", shown, status=REFUSED)
    query = filters_in(request.GET)
    page = overview(form.filters, QueryDict(query), sees_individuals=viewer.sees_individuals)
    shown |= {"page": page, "query": query}
    return filtered(request, "results/overview.html", shown, query)


@require_safe
@never_cache
@permission_required(MAY_EXPORT, raise_exception=True)
def learners(request: LearnerRequest) -> HttpResponse:
    """Everyone a grader may see, to be searched and sorted."""
    form = LearnersForm(request.GET, viewer_of(request.user).scope)
    shown = {"form": form, "query": filters_in(request.GET)}
    if not form.is_valid():
        return render(request, "results/learners.html", shown, status=REFUSED)
    listing = form.listing
    page = listing.page(request.GET.get("page", ""))
    asked = _asked(request.GET, form)
    shown |= {
        "page": page,
        "rows": listing.rows(page),
        "heads": tuple(heads(COLUMNS, listing.sort, asked)),
        "asked": asked.urlencode(),
    }
    return filtered(request, "results/learners.html", shown, asked.urlencode())


def _asked(given: QueryDict, form: LearnersForm) -> QueryDict:
    """What of an address is about the list; without its page."""
    asked = QueryDict(mutable=True)
    asked.update({name: str(given[name]) for name in form.fields if given.get(name)})
    return asked
