"""Marking a section as read, where it has no checks that would say so."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accounts.models import Learner
from courses.reading.page import READ, Reader
from courses.reading.section_page import SectionPage
from courses.recording import ProgressChangedError, with_mark, write_progress

TIMES_TO_TRY = 8


def mark_as_read(
    open_page: Callable[[], SectionPage], learner: Learner, *, at: datetime
) -> SectionPage:
    """The page as it stands once the section is marked; unchanged where there is nothing to mark.

    Raises ProgressChangedError where other writes keep coming first.
    """
    for _again in range(TIMES_TO_TRY):
        page = open_page()
        if not page.asks_to_be_read:
            return page
        with suppress(ProgressChangedError):
            return _mark(page, learner.saved(), at=at)
    raise ProgressChangedError


def _mark(page: SectionPage, learner: Learner, *, at: datetime) -> SectionPage:
    standing = page.reader.standing
    seen = standing.in_section(page.section.id)
    marks = with_mark(seen, READ, {"at": at.isoformat()})
    with transaction.atomic():
        progress = write_progress(learner.pk, page.section, seen, marks, at=at)
    moved = replace(standing, progress={**standing.progress, page.section.id: progress})
    return SectionPage(Reader(page.course, moved), page.section)
