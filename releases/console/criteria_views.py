"""Setting the criteria of a release on its page."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from releases.console.access import LARGEST_ID, for_release_staff, own_release, person_of
from releases.console.criteria import forget
from releases.console.criterion_forms import CriterionForm, remove
from releases.console.panels import DrawnPanel, Panel, register_panel
from releases.models import Criterion, Release
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.setting_criteria import rings_ahead

MEANWHILE, REFUSED = 409, 422
MAY_SET = "releases.change_release"


@require_POST
@for_release_staff
def set_criteria(request: HttpRequest, release: int) -> HttpResponse:
    """Add, change or remove one criterion: the one that the form names."""
    if not request.user.has_perm(MAY_SET):
        raise PermissionDenied
    found = own_release(request, release)
    key = request.POST.get("criterion", "")
    criterion = _named(found, key)
    if key and criterion is None:
        gone = _("Somebody has removed that criterion meanwhile.")
        return _answer(request, found, gone, status=MEANWHILE)
    form = CriterionForm(found, criterion, request.POST)
    try:
        words = _asked(request, form)
    except MoveRefusedError as refused:
        form.is_valid()
        form.add_error(None, str(refused))
        is_late = isinstance(refused, MovedMeanwhileError)
        return _refused(request, form, status=MEANWHILE if is_late else REFUSED)
    if not words:
        return _refused(request, form, status=REFUSED)
    forget(found)
    return _answer(request, found, words)


def _asked(request: HttpRequest, form: CriterionForm) -> str:
    """What was done; "" where the form is not right. Raises MoveRefusedError."""
    by, at = person_of(request), timezone.now()
    seen = request.POST.get("seen", "")
    if form.criterion and "remove" in request.POST:
        return remove(form.criterion, seen=seen, by=by, at=at)
    return form.store(seen=seen, by=by, at=at) if form.is_valid() else ""


def _named(release: Release, key: str) -> Criterion | None:
    if not (key.isascii() and key.isdecimal() and len(key) < len(str(LARGEST_ID))):
        return None
    return release.criteria.filter(pk=int(key)).first()


def _refused(request: HttpRequest, form: CriterionForm, *, status: int) -> HttpResponse:
    """The form with why not: alone for HTMX, on a page of its own for others."""
    name = "releases/criterion.html"
    part = "releases/_criterion.html" if request.headers.get("HX-Request") else name
    return render(request, part, {"form": form, "release": form.release}, status=status)


def _answer(
    request: HttpRequest, release: Release, words: str, *, status: int = 200
) -> HttpResponse:
    """The criteria as they are now: the panel for HTMX, the release's page for others."""
    if not request.headers.get("HX-Request"):
        told = messages.success if status < MEANWHILE else messages.warning
        told(request, words)
        return redirect("releases:release", release.pk)
    context = {**(_context(release, person_of(request)) or {}), "told": words, "release": release}
    html = render_to_string(SETTING.template, context, request)
    shown = {"drawn": DrawnPanel(SETTING, html), "release": release}
    answer = render(request, "releases/_panel.html", shown, status=status)
    answer["HX-Retarget"] = f"#panel-{SETTING.name}"
    return answer


def _context(release: Release, person: User) -> Mapping[str, object] | None:
    ahead = rings_ahead(release)
    if not ahead or not person.has_perm(MAY_SET):
        return None
    criteria = release.criteria.filter(ring__in=ahead).order_by("ring", "metric")
    forms = [CriterionForm(release, criterion) for criterion in criteria]
    return {"forms": forms, "new": CriterionForm(release)}


SETTING = Panel("setting", gettext_lazy("Setting criteria"), 35, "releases/_setting.html", _context)


def connect() -> None:
    """Have the panel on the page of every release."""
    register_panel(SETTING)
