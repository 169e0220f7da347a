"""Recording a download: once per learner and revision, with the progress that repeats it."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError, transaction

from accounts.models import Learner
from casestudies.items import KIND, ReleasedFile, downloaded_revision, mark_for
from casestudies.models import Download
from courses.embeds import place
from courses.reading.section_page import SectionPage
from courses.reading.standing import Progress, standing_of
from courses.recording import ProgressChangedError, until_first, with_mark, write_progress

_log = logging.getLogger(__name__)


def record_download(
    page: SectionPage, learner: Learner, file: ReleasedFile, *, at: datetime
) -> None:
    """Keep that the learner downloaded this file; writes nothing where that is kept already.

    Never raises for a database that refuses: the learner came for the file, not for our record
    of it. That is logged, and the next download records it.
    """
    try:
        _record(page, learner, file, at=at)
    except (DatabaseError, ProgressChangedError):
        _log.exception("a download was not recorded")


def _record(page: SectionPage, learner: Learner, file: ReleasedFile, *, at: datetime) -> None:
    name, known = place(KIND, file.key), [page.reader.standing.in_section(page.section.id)]

    def read() -> Progress:
        return known.pop() if known else _seen_now(page, learner)

    def write(seen: Progress) -> None:
        if downloaded_revision(seen.marks.get(name)) != file.revision_id:
            _write(page, learner.saved(), file, seen, at=at)

    until_first(read, write)


def _seen_now(page: SectionPage, learner: Learner) -> Progress:
    standing = standing_of(learner, page.course.slug) or page.reader.standing
    return standing.in_section(page.section.id)


@transaction.atomic
def _write(
    page: SectionPage, learner: Learner, file: ReleasedFile, seen: Progress, *, at: datetime
) -> None:
    # After a rollback a learner may download the older file again: its row is there already.
    row = Download(learner=learner, revision_id=file.revision_id, downloaded_at=at)
    Download.objects.bulk_create([row], ignore_conflicts=True)
    marks = with_mark(seen, place(KIND, file.key), mark_for(file))
    write_progress(learner.pk, page.section, seen, marks, at=at)
