"""Pages of exports: asking for one, how far it has come, its file, and those asked for before."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casestudies.delivery import deliver
from casestudies.filenames import content_disposition
from casestudies.stored_files import FileGoneError
from courses.exports.download import download as as_download
from releases.toggles.evaluating import is_on
from results.exports.asking import Asked, ExportForm
from results.exports.fetching import ExpiredError, kept_file
from results.exports.listing import listed, row_of
from results.exports.making import has_enough, start_making
from results.exports.people import PersonRequest, exporting
from results.exports.recording import removed
from results.exports.sending import sending
from results.models import ExportFile

REFUSED, GONE, TOO_MANY = 422, 410, 429
SENT_AT_ONCE = 50_000
"""Rows up to which a file is sent while it is made; a longer one is made first, by a job."""
PAGE_ROWS = 25


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@exporting
def index(request: PersonRequest) -> HttpResponseBase:
    """What was exported, and a form that asks for another; POST answers with where it comes."""
    if request.method == "POST":
        return _ask(request)
    # The filters of the page one comes from stand in the form; it asks for nothing yet.
    return _page(request, ExportForm.offering(request.GET, request.user), status=200)


def _ask(request: PersonRequest) -> HttpResponseBase:
    given = _given(request)
    form = ExportForm(given, request.user)
    if not form.is_valid():
        return _page(request, form, status=REFUSED)
    asked = form.asked(at=timezone.now())
    is_short = asked.format.chunks and asked.kind.count(asked.filters) <= SENT_AT_ONCE
    if is_short and is_on("exports-at-once"):
        query = f"kind={asked.kind.name}&format={asked.format.name}&{asked.query}"
        return redirect(f"{reverse('results:send')}?{query}")
    if has_enough(request.user):
        form.add_error(None, _("Several of your exports are being made. Wait for one of them."))
        return _page(request, form, status=TOO_MANY)
    if is_short:
        messages.info(request, _("The site has much to do right now, so your file takes its turn."))
    return redirect(start_making(asked, by=request.user, at=timezone.now()))


@require_safe
@never_cache
@exporting
def send(request: PersonRequest) -> HttpResponseBase:
    """A file that is sent while it is made."""
    form = ExportForm(request.GET, request.user)
    if not form.is_valid():
        return _page(request, form, status=REFUSED)
    asked = form.asked(at=timezone.now())
    if asked.format.chunks is None:
        form.add_error("format", _("A file in this format is made first. Ask for it here."))
        return _page(request, form, status=REFUSED)
    return sent(request, asked)


def sent(request: PersonRequest, asked: Asked) -> HttpResponseBase:
    """The answer that sends it; a look at its headers alone is no export."""
    head = request.method == "HEAD"
    chunks = () if head else sending(asked, by=request.user)
    return as_download(chunks, asked.filename, asked.format.content_type)


@require_safe
@never_cache
@exporting
def file(request: PersonRequest, export: int) -> HttpResponse:
    """How far an export has come; asked for again each second while it is made."""
    found = _seen(request, export)
    shown = {"row": row_of(found, request.user, at=timezone.now())}
    template = "results/export.html"
    return render(request, f"{template}#now" if request.htmx else template, shown)


@require_safe
@never_cache
@exporting
def describe(request: PersonRequest, export: int) -> HttpResponse:
    """What an export holds, in words, as a text beside its file."""
    found = _seen(request, export)
    response = HttpResponse(found.readme, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = content_disposition(f"{found.filename}.README.txt")
    return response


@require_POST
@exporting
def remove(request: PersonRequest, export: int) -> HttpResponse:
    """Take a file away before it expires."""
    if removed(_seen(request, export)):
        messages.success(request, _("The file is removed."))
    return redirect("results:exports")


@require_safe
@never_cache
@exporting
def download(request: PersonRequest, token: str) -> HttpResponseBase:
    """A kept file, or the rest of it, for the person who asked for it."""
    try:
        return deliver(request, kept_file(token, request.user, at=timezone.now()))
    except (ExpiredError, FileGoneError):
        return render(request, "results/export_gone.html", status=GONE)


def _seen(request: PersonRequest, export: int) -> ExportFile:
    seen = ExportFile.objects.seen_by(request.user).select_related("by", "job")
    return get_object_or_404(seen, pk=export)


def _given(request: PersonRequest) -> QueryDict:
    """What was posted, with the filters of the address where the form has none."""
    given = request.GET.copy()
    for name, value in request.POST.items():
        given[name] = str(value)
    if file := request.POST.get("file"):
        # Of a page's box, where a kind and its format are chosen together.
        given["kind"], _colon, given["format"] = str(file).partition(":")
    return given


def _page(request: PersonRequest, form: ExportForm, *, status: int) -> HttpResponse:
    exports = ExportFile.objects.seen_by(request.user).select_related("by", "job")
    page = Paginator(exports, PAGE_ROWS).get_page(request.GET.get("page"))
    rows = listed(page.object_list, request.user, at=timezone.now())
    shown = {"form": form, "page": page, "rows": rows, "everyones": _sees_all(request)}
    return render(request, "results/exports.html", shown, status=status)


def _sees_all(request: PersonRequest) -> bool:
    return request.user.has_perm("results.view_exportfile")
