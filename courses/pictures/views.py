"""Handing out pictures: by their hash, to everyone, to be kept for ever; no row is read."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from courses.pictures.keeping import name_of

FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {"webp": "image/webp", "png": "image/png", "jpg": "image/jpeg"}
_NAME = re.compile(r"([0-9]{1,4})\.(webp|png|jpg)")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@require_safe
@login_not_required
def picture(_request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """The picture in one width. A width that is still being made is answered with the whole.

    Raises Http404 for what is not kept. A bucket's own address would be refused by the page's
    security policy, so its files pass through here too, once for each browser.
    """
    match = _NAME.fullmatch(name)
    if match is None or not _DIGEST.fullmatch(digest):
        raise Http404
    width, form = int(match[1]), match[2]
    content = _kept(digest, width, form)
    if content is not None:
        return _answer(content, form, kept=FOR_EVER)
    if form == "webp" and (whole := _whole(digest)):
        return _answer(whole[0], whole[1], kept="no-store")
    raise Http404


def _answer(content: bytes, form: str, *, kept: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[form])
    response["Cache-Control"] = kept
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _kept(digest: str, width: int, form: str) -> bytes | None:
    try:
        with default_storage.open(name_of(digest, width, form), "rb") as file:
            return bytes(file.read())
    except OSError:
        return None


def _whole(digest: str) -> tuple[bytes, str] | None:
    """The picture in full, found by its folder; None where there is none."""
    try:
        _folders, files = default_storage.listdir(f"pictures/{digest[:2]}/{digest}")
    except OSError:
        return None
    for file in sorted(files):
        match = _NAME.fullmatch(file)
        if match and match[2] != "webp":
            content = _kept(digest, int(match[1]), match[2])
            return None if content is None else (content, match[2])
    return None
