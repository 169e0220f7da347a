"""Handing over a file: conditional, in parts, by ourselves or by the web server in front."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Protocol, cast
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from casestudies.filenames import content_disposition
from casestudies.ranges import ByteRange, RangeNotSatisfiableError, requested_range
from casestudies.stored_files import Blocks, FileGoneError, is_stored, open_stored

SANDBOX = "sandbox; default-src 'none'"
SIGNED_URL = "signed-url"

type FileView = Callable[..., HttpResponseBase]


class StoredFile(Protocol):
    """A file that can be handed over: `size` is in bytes, `sha256` in hexadecimal."""

    @property
    def filename(self) -> str:
        """What the reader's copy is called."""
        ...

    @property
    def content_type(self) -> str:
        """What it is."""
        ...

    @property
    def stored_name(self) -> str:
        """Where the storage has it."""
        ...

    @property
    def size(self) -> int:
        """How long it is."""
        ...

    @property
    def sha256(self) -> str:
        """The digest that no other bytes have."""
        ...

    @property
    def written_at(self) -> datetime:
        """When it became what it is."""
        ...


class SigningStorage(Protocol):
    """A storage whose addresses are signed, expire, and say how the file is to be answered."""

    def url(self, name: str, *, parameters: Mapping[str, str], http_method: str) -> str:
        """An address that works for a while, and for that method alone."""
        ...


def kept_by_the_reader(view: FileView) -> FileView:
    """Let the learner's own browser keep a file, and ask each time whether it still may."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if "ETag" in response:
            response["Cache-Control"] = "private, no-cache"
            del response["Expires"]
        return response

    return answered


def deliver(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """The file, or the part of it that was asked for, or that the client has it already.

    Raises FileGoneError where the storage does not have it.
    """
    if settings.MEDIA_OFFLOAD == SIGNED_URL:
        return _signed(request, file)
    written = int(file.written_at.timestamp())
    validators = {"ETag": f'"{file.sha256}"', "Last-Modified": http_date(written)}
    # A rollback brings an older file back: only the very date we gave says "unchanged".
    since = request.headers.get("If-Modified-Since")
    response: HttpResponseBase | None = get_conditional_response(
        request,
        etag=validators["ETag"],
        last_modified=written if since in (None, validators["Last-Modified"]) else None,
    )
    if response is None:
        response = _handed_over(request, file, validators)
    for name, value in validators.items():
        response[name] = value
    return response


def _handed_over(
    request: HttpRequest, file: StoredFile, validators: Mapping[str, str]
) -> HttpResponseBase:
    if settings.MEDIA_OFFLOAD:
        return _offloaded(request, file)
    try:
        part = _part_wanted(request, file, validators)
    except RangeNotSatisfiableError:
        response = HttpResponse(status=416, content_type="text/plain")
        response["Content-Range"] = f"bytes */{file.size}"
        return response
    return _streamed(request, file, part)


def _signed(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """The way to the storage, which answers with the type and the name we say."""
    parameters = {
        "ResponseContentType": file.content_type,
        "ResponseContentDisposition": _disposition(request, file),
    }
    storage = cast("SigningStorage", default_storage)
    method = "HEAD" if request.method == "HEAD" else "GET"
    address = storage.url(file.stored_name, parameters=parameters, http_method=method)
    return HttpResponseRedirect(address)


def _offloaded(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """Tell the web server in front which of its files to send; ranges are then its own work."""
    if not is_stored(file.stored_name, file.size):
        raise FileGoneError(file.stored_name)
    response = _described(HttpResponse(), request, file)
    response["X-Accel-Redirect"] = settings.MEDIA_OFFLOAD + quote(file.stored_name)
    return response


def _streamed(request: HttpRequest, file: StoredFile, part: ByteRange | None) -> HttpResponseBase:
    """The bytes, read as they are sent."""
    opened = open_stored(file.stored_name, file.size)
    sent = part or ByteRange(0, file.size)
    blocks = Blocks(opened, sent.start, sent.length)
    response = StreamingHttpResponse(blocks, status=206 if part else 200)
    _described(response, request, file)
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(sent.length)
    if part:
        response["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{file.size}"
    return response


def _described(
    response: HttpResponseBase, request: HttpRequest, file: StoredFile
) -> HttpResponseBase:
    """Say what it is and that nothing else may be made of it."""
    response["Content-Type"] = file.content_type
    response["Content-Disposition"] = _disposition(request, file)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _disposition(request: HttpRequest, file: StoredFile) -> str:
    """To be saved, or with `?open=1` to be looked at in the browser, in its sandbox."""
    return content_disposition(file.filename, to_open=request.GET.get("open") == "1")


def _part_wanted(
    request: HttpRequest, file: StoredFile, validators: Mapping[str, str]
) -> ByteRange | None:
    """The part to send, or None for the whole file. Raises RangeNotSatisfiableError."""
    wanted = request.headers.get("Range", "")
    if request.method != "GET" or not wanted:
        return None
    unless_changed = request.headers.get("If-Range")
    if unless_changed is not None and unless_changed not in validators.values():
        return None
    return requested_range(wanted, file.size)
