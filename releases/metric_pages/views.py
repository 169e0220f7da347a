"""The list of metrics, and a page for each."""

from __future__ import annotations

import inspect

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from releases.console.access import for_release_staff, own_releases
from releases.metric_pages.reading import how_intervals_are_made, rows_of
from releases.metrics import registry
from releases.models import Release

ON_A_PAGE = 10
"""Releases measured for one page: each may count every answer of its sections."""


@require_safe
@never_cache
@for_release_staff
def index(request: HttpRequest) -> HttpResponse:
    """Every metric there is, in a line each."""
    return render(request, "releases/metrics.html", {"metrics": registry.metrics()})


@require_safe
@never_cache
@for_release_staff
def one(request: HttpRequest, metric: str) -> HttpResponse:
    """What one metric means, and its figures for the live releases of one's own courses."""
    try:
        found = registry.metric(metric)
    except registry.UnknownMetricError as unknown:
        raise Http404 from unknown
    live = own_releases(request).filter(pk__in=Release.objects.live()).order_by("-pk")
    page = Paginator(live, ON_A_PAGE).get_page(request.GET.get("page", ""))
    shown = {
        "metric": found,
        "interval": how_intervals_are_made(found),
        "page": page,
        "rows": list(rows_of(found, page, at=timezone.now())),
        "source": " ".join((inspect.getdoc(found.measure) or "").split()),
        "module": f"{found.measure.__module__}.{found.measure.__qualname__}",
    }
    return render(request, "releases/metric.html", shown)
