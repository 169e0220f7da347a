"""The list of every release of one's own courses."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from releases.console.access import for_release_staff, own_releases
from releases.console.listing import FilterForm, page_of, rows_of

REFUSED = 422


@require_safe
@never_cache
@for_release_staff
def index(request: HttpRequest) -> HttpResponse:
    """The list; a filter that nobody offered is told so."""
    own = own_releases(request)
    scopes = sorted(set(own.order_by().values_list("scope", flat=True).distinct()))
    form = FilterForm(request.GET, scopes)
    page = page_of(form.narrowed(own), request.GET.get("page", ""))
    asked = {name: value for name, value in form.data.items() if name in form.fields and value}
    shown = {
        "form": form,
        "page": page,
        "rows": rows_of(page),
        "query": urlencode(asked),
        "is_narrowed": bool(asked),
        "may_make": request.user.has_perm("releases.add_release"),
    }
    status = 200 if form.is_valid() else REFUSED
    return render(request, "releases/index.html", shown, status=status)
