"""Noting the pages that learners have, for a dark release that is read with them as a ghost."""

from __future__ import annotations

from accounts.http import LearnerRequest
from courses.as_of.asking import as_of
from courses.reading.section_page import SectionPage
from releases.ghost.noting import notes


def note_page(request: LearnerRequest, page: SectionPage) -> None:
    """Note a page that a learner has been drawn: not of staff, of a preview, or of a lock."""
    learner = request.learner
    if learner.is_staff or as_of(request) is not None or page.state == "locked":
        return
    marks = page.reader.standing.in_section(page.section.id).marks
    notes.page(page.course.slug, page.section.id, learner.key, marks)
