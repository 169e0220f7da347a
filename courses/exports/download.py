"""An export as a browser gets it."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header


def download(chunks: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """A CSV file of that name, sent while the database still reads."""
    response = StreamingHttpResponse(chunks, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    # A proxy that first collects the whole file would hold what we took care not to.
    response["X-Accel-Buffering"] = "no"
    return response
