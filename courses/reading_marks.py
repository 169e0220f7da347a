"""Marking a section as read, where it has no checks that would say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accounts.models import Learner
from courses.reading.page import READ
from courses.reading.section_page import SectionPage
from courses.recording import page_after, until_first, with_mark, write_progress


def mark_as_read(
    open_page: Callable[[], SectionPage], learner: Learner, *, at: datetime
) -> SectionPage:
    """The page as it stands once the section is marked; unchanged where there is nothing to mark.

    Raises ProgressChangedError where other writes keep coming first.
    """

    def mark(page: SectionPage) -> SectionPage:
        return _mark(page, learner.saved(), at=at) if page.asks_to_be_read else page

    return until_first(open_page, mark)


def _mark(page: SectionPage, learner: Learner, *, at: datetime) -> SectionPage:
    seen = page.reader.standing.in_section(page.section.id)
    marks = with_mark(seen, READ, {"at": at.isoformat()})
    with transaction.atomic():
        progress = write_progress(learner.pk, page.section, seen, marks, at=at)
    return page_after(page, progress)
