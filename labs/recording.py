"""Recording a run: one transaction with its row and the progress that repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import Learner
from courses.embeds import place
from courses.reading.section_page import SectionPage
from courses.recording import ProgressChangedError, page_after, with_mark, write_progress
from labs.compiling import LabContent
from labs.items import KIND, PlayableLab
from labs.marks import Best, LabMark
from labs.mechanics import Moves, Number, Report
from labs.models import LabRun
from labs.run_ids import run_id


@dataclass(frozen=True, slots=True)
class Played:
    """What came of one form: the run as it stands after it, replayed."""

    content: LabContent
    moves: Moves
    report: Report
    begins_anew: bool
    """Whether this is another run than the one the learner was in."""


def mark_in(page: SectionPage, key: str) -> LabMark | None:
    """Where the page's learner stands in that lab; None before their first run."""
    mark = page.mark(place(KIND, key))
    return None if mark is None else LabMark.from_json(mark)


def record(
    page: SectionPage, item: PlayableLab, learner: Learner, played: Played, *, at: datetime
) -> SectionPage:
    """Append the run and move the progress, both or neither; the page as it stands afterwards.

    Stores nothing where these very moves are what is stored last: a double click or a replay.
    Raises ProgressChangedError where the learner's progress is no longer as the page saw it.
    """
    before = mark_in(page, item.key)
    if before is not None and _is_stored(before, played):
        return page
    learner = learner.saved()
    row = _row(learner, item, before, played, at)
    after = mark_of(row, played.report.rank, points=item.points_possible, required=item.required)
    after = after if before is None else before.joined(after)
    seen = page.reader.standing.in_section(page.section.id)
    marks = with_mark(seen, place(KIND, item.key), after.to_json())
    try:
        with transaction.atomic():
            LabRun.objects.bulk_create([row])
            progress = write_progress(learner.pk, page.section, seen, marks, at=at)
    except IntegrityError as error:
        if LabRun.objects.filter(learner=learner, lab=item.lab_id, number=row.number).exists():
            raise ProgressChangedError from error
        raise
    return page_after(page, progress)


def _is_stored(before: LabMark, played: Played) -> bool:
    content = played.content
    stored = (before.revision, before.version, before.moves)
    return stored == (content.revision_id, content.mechanics.version, run_id(played.moves))


def _row(
    learner: Learner, item: PlayableLab, before: LabMark | None, played: Played, at: datetime
) -> LabRun:
    report = played.report
    number, run = (before.number, before.run) if before is not None else (0, 0)
    return LabRun(
        learner=learner,
        lab_id=item.lab_id,
        revision_id=item.revision_id,
        number=number + 1,
        run=run + 1 if played.begins_anew else max(run, 1),
        moves=run_id(played.moves),
        mechanics_version=played.content.mechanics.version,
        won=report.won,
        bonus=report.bonus,
        goals_met=sum(goal.met is True for goal in report.goals),
        goals_total=len(report.goals),
        measures=dict(report.measures),
        played_at=at,
    )


def mark_of(row: LabRun, rank: tuple[Number, ...], *, points: int, required: bool) -> LabMark:
    """The mark that one run makes by itself; `points` are what winning earns."""
    at = row.played_at.isoformat()
    goals = (row.goals_met, row.goals_total)
    revision, version = row.revision_id, row.mechanics_version
    return LabMark(
        revision=revision,
        version=version,
        number=row.number,
        run=row.run,
        moves=row.moves,
        at=at,
        won=row.won,
        bonus=row.bonus,
        points=points if row.won else 0,
        required=required,
        best=Best(revision, version, row.moves, row.measures, rank, goals, at),
    )
