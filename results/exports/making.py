"""An export made by a job: written to a file of its own, then kept for whoever asked."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from datetime import datetime
from typing import IO, cast

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from jobs.kinds import register_kind
from jobs.running import CannotFinishError, Run, job_task, start
from results.exports.asking import Asked, ExportForm
from results.exports.recording import Written, begin, given_up, kept
from results.exports.reporting import reporting
from results.exports.writing import write
from results.models import ExportFile, ExportState

KIND = "export"
MOST_AT_ONCE = 5
"""Exports that one person may have in the making."""
register_kind(KIND, gettext_lazy("Export of results"))


def has_enough(person: User) -> bool:
    """Whether so many of the person's exports are in the making that another has to wait."""
    open_ones = ExportFile.objects.filter(by=person, state=ExportState.MAKING)
    return open_ones.count() >= MOST_AT_ONCE


@transaction.atomic
def start_making(asked: Asked, *, by: User, at: datetime) -> ExportFile:
    """Ask for the file and come back at once."""
    export = begin(asked, by=by, state=ExportState.MAKING)
    total = asked.kind.count(asked.filters)
    export.job = start(KIND, make_file, by=by, at=at, total=total, with_={"export": export.pk})
    export.save(update_fields=["job"])
    return export


@job_task
def make_file(run: Run, *, export: int) -> None:
    """Make the file and keep it, whole or not at all."""
    wanted = ExportFile.objects.select_related("by").filter(pk=export).first()
    if wanted is None or wanted.by is None or wanted.state != ExportState.MAKING:
        raise CannotFinishError(_("Nobody waits for this export any more."))
    run.link = wanted.get_absolute_url()
    try:
        written = _made(run, wanted, wanted.by)
    except BaseException:
        given_up(wanted, at=timezone.now())
        raise
    words = ngettext("%(count)d row is ready.", "%(count)d rows are ready.", written.rows)
    run.message = words % {"count": written.rows}


def _made(run: Run, wanted: ExportFile, by: User) -> Written:
    asked = asked_again(wanted, by)
    rows = 0

    def told(count: int) -> None:
        nonlocal rows
        rows += count
        report(count)

    with tempfile.TemporaryFile() as file:
        with reporting(run, _("Writing rows …")) as report:
            write(asked, cast("IO[bytes]", file), told)
        size = file.seek(0, 2)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        name = f"exports/{wanted.pk}-{secrets.token_hex(8)}{asked.format.suffix}"
        stored = default_storage.save(name, File(file, name))
    written = Written(rows, size, digest)
    if not kept(wanted, asked, written, stored=stored, at=timezone.now()):
        default_storage.delete(stored)
        raise CannotFinishError(_("This was given up meanwhile."))
    return written


def asked_again(wanted: ExportFile, by: User) -> Asked:
    """What was asked for, as the person may see it now. Raises CannotFinishError in words."""
    given = QueryDict(wanted.filter, mutable=True)
    given.update({"kind": wanted.kind, "format": wanted.format})
    form = ExportForm(given, by)
    if not form.is_valid():
        words = [str(words[0]) for words in form.errors.values()]
        raise CannotFinishError(" ".join(words))
    return form.asked(at=wanted.at)
