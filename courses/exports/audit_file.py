"""The record as a CSV file: the events that a person may see, as the admin's list filters them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.exports.cells import cell
from courses.exports.download import download
from releases.models import AuditEvent

HEADER = "at,who,action,kind,id,thing,from_id,from_revision,course,note"
LINES = 500
"""Events read at a time, and sent in one chunk."""


@require_safe
@never_cache
def audit_file(request: HttpRequest) -> HttpResponseBase:
    """Every event that passes the filters of the address. Raises PermissionDenied for others."""
    listed = admin.site.get_model_admin(AuditEvent)
    if not listed.has_view_permission(request):
        raise PermissionDenied
    try:
        events = listed.get_changelist_instance(request).get_queryset(request)
    except IncorrectLookupParameters:
        return redirect("admin:releases_auditevent_changelist")
    name = f"audit_{timezone.now().astimezone(UTC):%Y%m%dT%H%M%SZ}.csv"
    if request.method == "HEAD":
        return download((), name)
    return download(lines(events), name)


def lines(events: QuerySet[AuditEvent]) -> Iterator[bytes]:
    """The file in chunks: its header, then a line for each event, in the order asked for."""
    yield f"{HEADER}\n".encode()
    chunk: list[str] = []
    for event in events.iterator(chunk_size=LINES):
        chunk.append(_line(event))
        if len(chunk) == LINES:
            yield "".join(chunk).encode()
            chunk.clear()
    yield "".join(chunk).encode()


def _line(event: AuditEvent) -> str:
    at = event.at.astimezone(UTC)
    values = (
        f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z",
        event.who,
        event.action,
        event.kind,
        event.thing_id,
        event.thing,
        "" if event.from_id is None else event.from_id,
        event.from_revision,
        event.scope,
        event.note,
    )
    return ",".join(cell(str(value)) for value in values) + "\n"
