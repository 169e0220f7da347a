"""What became of an export: each move is one conditional UPDATE with its line in the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import ngettext

from accounts.models import User
from releases.audit import record
from results.exports.asking import Asked
from results.formats.readme import readme
from results.models import ExportFile, ExportState
from results.models.export_files import KEPT_FOR

type Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Written:
    """What came out: rows, bytes, and the digest of the bytes in hexadecimal."""

    rows: int
    bytes: int
    sha256: str


def begin(asked: Asked, *, by: User | None, state: ExportState) -> ExportFile:
    """Write down that an export begins."""
    return ExportFile.objects.create(
        kind=asked.kind.name,
        format=asked.format.name,
        filter=asked.query,
        cohorts=asked.cohorts,
        by=by,
        at=asked.about.at,
        state=state,
        filename=asked.filename,
    )


def sent(export: ExportFile, asked: Asked, written: Written, *, at: datetime, whole: bool) -> None:
    """The last byte went, or whoever read it left before."""
    to = ExportState.SENT if whole else ExportState.STOPPED
    part: Fields = {"rows": written.rows, "bytes": written.bytes}
    _end(export, written, to, _fields(asked, written) if whole else part, at=at)


def kept(export: ExportFile, asked: Asked, written: Written, *, stored: str, at: datetime) -> bool:
    """The file is in the storage, for a while; False where the export was given up meanwhile."""
    fields = _fields(asked, written) | {"stored": stored, "expires_at": at + KEPT_FOR}
    return _end(export, written, ExportState.READY, fields, at=at)


def given_up(export: ExportFile, *, at: datetime) -> bool:
    """An export that was begun will not be finished; False where it has ended."""
    to = {
        ExportState.MAKING.value: ExportState.FAILED,
        ExportState.SENDING.value: ExportState.STOPPED,
    }.get(export.state)
    if to is None:
        return False
    return _end(export, Written(export.rows, export.bytes, ""), to, {}, at=at)


def removed(export: ExportFile) -> bool:
    """Take the file away; the line about it stays. False where it has none."""
    if export.stored:
        default_storage.delete(export.stored)
    return ExportFile.objects.move(
        export.pk, start=ExportState.READY, to=ExportState.REMOVED, stored=""
    )


def _fields(asked: Asked, written: Written) -> Fields:
    columns = asked.kind.columns(asked.filters)
    told = readme(asked.about, columns, rows=written.rows, sha256=written.sha256)
    return {
        "rows": written.rows,
        "bytes": written.bytes,
        "sha256": written.sha256,
        "readme": told.text(),
    }


@transaction.atomic
def _end(
    export: ExportFile, written: Written, to: ExportState, fields: Fields, *, at: datetime
) -> bool:
    """Move it on from where it stood when it was read, and say so in the record."""
    start = ExportState(export.state)
    if not ExportFile.objects.move(export.pk, start=start, to=to, ended_at=at, **fields):
        return False
    told = "" if to in {ExportState.READY, ExportState.SENT} else str(to.label)
    rows = ngettext("%(count)d row", "%(count)d rows", written.rows) % {"count": written.rows}
    parts = (told, rows, written.sha256 and f"sha256 {written.sha256}", export.filter)
    note = " · ".join(part for part in parts if part)
    record(by=export.by, at=at, action="exported", about=export, note=note)
    return True
