"""A released case study at its place in a section: all that a card and a download need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from casestudies.models import CaseStudyRevision
from casestudies.stored_files import is_stored
from courses.embeds import Mark

KIND = "case-study"


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """One revision's file. `size` is in bytes, `sha256` in hexadecimal."""

    key: str
    """The case study's name in its section."""
    revision_id: int
    title: str
    year: int
    filename: str
    stored_name: str
    size: int
    pages: int
    sha256: str
    written_at: datetime
    was_stored: bool
    """Whether the storage had the file when this was made ready."""
    leaf: int = 0
    """How high the small picture of its first page is, in pixels; 0 without one."""
    required: bool = False
    points_possible: int = 0

    @property
    def content_type(self) -> str:
        """What every case study is."""
        return "application/pdf"

    def is_done(self, mark: Mark) -> bool:
        """Downloaded, this revision or another."""
        return "revision" in mark

    def points(self, mark: Mark) -> int:
        """Nothing is earned by downloading."""
        return 0

    def counts(self, mark: Mark | None) -> bool:
        """A file is never taken out of the score."""
        return True


def file_of(revision: CaseStudyRevision) -> ReleasedFile:
    """What a revision ships, as a value."""
    name = revision.file.name or ""
    return ReleasedFile(
        key=revision.case_study.key,
        revision_id=revision.pk,
        title=revision.title,
        year=revision.year,
        filename=revision.filename,
        stored_name=name,
        size=revision.size,
        pages=revision.pages,
        sha256=revision.sha256,
        written_at=revision.created_at,
        was_stored=is_stored(name, revision.size),
        leaf=revision.leaf,
    )


def mark_for(file: ReleasedFile) -> Mark:
    """What progress keeps of a download."""
    return {"revision": file.revision_id}


def downloaded_revision(mark: Mark | None) -> int | None:
    """The revision the learner last downloaded, or None."""
    return None if mark is None else cast("int", mark["revision"])
