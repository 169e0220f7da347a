"""Writing progress: one row per learner and section, never losing a write that came between."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection

from courses.embeds import Mark
from courses.models import SectionProgress
from courses.reading.compiled import CompiledSection
from courses.reading.page import Reader, is_complete, score_of
from courses.reading.section_page import SectionPage
from courses.reading.standing import Progress

TIMES_TO_TRY = 32
"""Of several writes at once each round lets one through."""

_TABLE = SectionProgress._meta.db_table
# Of two answers at once the earlier one may be written last: the times say what was, not who won.
_WRITE = f"""
INSERT INTO {_TABLE} AS p
    (learner_id, section_id, marks, answered, points, started_at, updated_at, completed_at,
    finished_revision, updates)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 1)
ON CONFLICT (learner_id, section_id) DO UPDATE SET
    marks = excluded.marks, answered = excluded.answered, points = excluded.points,
    started_at = CASE WHEN excluded.started_at < p.started_at
        THEN excluded.started_at ELSE p.started_at END,
    updated_at = CASE WHEN excluded.updated_at > p.updated_at
        THEN excluded.updated_at ELSE p.updated_at END,
    completed_at = COALESCE(p.completed_at, excluded.completed_at),
    finished_revision = COALESCE(p.finished_revision, excluded.finished_revision),
    updates = p.updates + 1
WHERE p.updates = %s
"""


class ProgressChangedError(Exception):
    """Another write came first: read the learner's standing again and decide anew."""


def until_first[Seen, Result](read: Callable[[], Seen], write: Callable[[Seen], Result]) -> Result:
    """What `write` makes of what was read; where another write came first, of what is read anew.

    Raises ProgressChangedError where other writes keep coming first.
    """
    first: ProgressChangedError | None = None
    for _again in range(TIMES_TO_TRY):
        try:
            return write(read())
        except ProgressChangedError as beaten:
            first = first or beaten
    raise ProgressChangedError from first


def page_after(page: SectionPage, progress: Progress) -> SectionPage:
    """The page as it stands once this progress is stored."""
    standing = page.reader.standing
    moved = replace(standing, progress={**standing.progress, page.section.id: progress})
    return SectionPage(Reader(page.course, moved), page.section)


def with_mark(progress: Progress, name: str, mark: Mark) -> Mapping[str, Mark]:
    """The learner's marks with one place changed."""
    return {**progress.marks, name: mark}


def write_progress(
    learner_id: int,
    section: CompiledSection,
    seen: Progress,
    marks: Mapping[str, Mark],
    *,
    at: datetime,
) -> Progress:
    """Store the learner's marks in one statement, provided `seen` is still what is stored.

    Runs inside the caller's transaction, beside the fact it repeats. Returns the progress as it
    now stands. Raises ProgressChangedError, and stores nothing, where another write came first.
    """
    after = Progress(marks, seen.updates + 1, seen.completed, seen.finished)
    score = score_of(section, after)
    complete = is_complete(section, after, score)
    finished = section.revision_id if complete and not seen.completed else None
    now = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            [
                learner_id, section.id, json.dumps(marks), score.answered, score.points, now, now,
                now if complete else None, finished, seen.updates,
            ],
        )  # fmt: skip
        if cursor.rowcount != 1:
            raise ProgressChangedError
    return Progress(marks, after.updates, complete, finished or seen.finished)
