"""Links to kept files: signed, so that none can be made up, and dated, so that none lives on."""

from __future__ import annotations

from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from results.models import ExportFile

_signer = Signer(salt="results.files")


class NoLinkError(Exception):
    """The link was never given out by this site."""


def link_to(export: ExportFile) -> str:
    """The address of a kept file; the same until the file expires, so that a download resumes."""
    until = int(export.expires_at.timestamp()) if export.expires_at else 0
    return reverse("results:download", args=[_signer.sign(f"{export.pk}-{until}")])


def read_link(token: str) -> tuple[int, datetime]:
    """The export's number and when the link expires. Raises NoLinkError."""
    try:
        export, until = _signer.unsign(token).split("-")
    except BadSignature as error:
        raise NoLinkError(token) from error
    return int(export), datetime.fromtimestamp(int(until), UTC)
