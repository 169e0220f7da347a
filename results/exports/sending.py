"""An export sent while it is made: counted and digested on its way, and recorded at its end."""

from __future__ import annotations

import hashlib
from collections.abc import Generator

from django.utils import timezone

from accounts.models import User
from courses.exports.stream import Told
from results.exports.asking import Asked
from results.exports.recording import Written, begin, sent
from results.exports.writing import pieces
from results.models import ExportFile, ExportState


def sending(asked: Asked, *, by: User | None, told: Told = bool) -> Generator[bytes]:
    """The file in pieces. That it begins is written down at once; how it ends, when it has.

    `told` hears how many rows there are more, and may not use the database.
    """
    return _passing(asked, begin(asked, by=by, state=ExportState.SENDING), told)


def _passing(asked: Asked, export: ExportFile, told: Told) -> Generator[bytes]:
    rows = size = 0
    digest, whole = hashlib.sha256(), False

    def counting(count: int) -> None:
        nonlocal rows
        rows += count
        told(count)

    parts = pieces(asked, counting)
    try:
        for part in parts:
            digest.update(part)
            size += len(part)
            yield part
        whole = True
    finally:
        # What still reads has to let go of the connection before anything is written.
        parts.close()
        written = Written(rows, size, digest.hexdigest() if whole else "")
        sent(export, asked, written, at=timezone.now(), whole=whole)
