"""An export as a browser gets it."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

CSV = "text/csv; charset=utf-8"


def download(chunks: Iterable[bytes], name: str, content_type: str = CSV) -> StreamingHttpResponse:
    """A file of that name, sent while the database still reads."""
    response = StreamingHttpResponse(chunks, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    # A proxy that first collects the whole file would hold what we took care not to.
    response["X-Accel-Buffering"] = "no"
    return response
