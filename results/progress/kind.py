"""The export of progress: a row for each learner and section that was begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from casestudies.items import KIND as FILE
from courses.embeds import Mark
from courses.exports.columns import Column, ColumnType, Row, Rows
from courses.exports.filters import Filters
from courses.exports.shared_columns import LEARNER_COLUMNS, PLACE_COLUMNS
from courses.models import Course, Section, SectionProgress
from courses.reading.compiled import CompiledSection
from courses.reading.everyone import as_everyone_sees
from courses.reading.page import score_of
from labs.items import KIND as LAB
from results.exports.kinds import ExportKind, register
from results.exports.responses import MAY_EXPORT
from results.gradebook.scan import InSection, scan

WHOLE, MOMENT = ColumnType.WHOLE, ColumnType.MOMENT
COLUMNS = (
    *LEARNER_COLUMNS,
    *PLACE_COLUMNS,
    Column("started_at", MOMENT, _("first answer, download, run or mark there")),
    Column("last_at", MOMENT, _("last change")),
    Column("answered", WHOLE, _("checks and labs that are asked for and done")),
    Column("of", WHOLE, _("checks and labs that are asked for, without what no longer counts")),
    Column("points", WHOLE, _("points earned, as they count now")),
    Column("max", WHOLE, _("points there are, without what no longer counts")),
    Column("completed_at", MOMENT, _("when the section was complete; empty before")),
    Column("downloads", WHOLE, _("case studies downloaded there")),
    Column("labs_won", WHOLE, _("labs of which every goal was met")),
    Column("due_at", MOMENT, _("the date of the learner’s cohort; the latest of several")),
    Column("late", ColumnType.YES_NO, _("whether it was complete only after that date")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A section by its names; `shown` is what everyone sees there now, None of one withdrawn."""

    course: str
    module: str
    section: str
    shown: CompiledSection | None


def columns(_filters: Filters) -> tuple[Column, ...]:
    """The same whatever is asked for."""
    return COLUMNS


def rows(filters: Filters) -> Rows:
    """By learner, then by section: one statement for all of them, and a few for the courses."""
    places = _places(filters)
    for learning in scan(filters, places):
        for pk, place in places.items():
            done = learning.sections.get(pk)
            if done and done.updated_at and _is_within(done.updated_at, filters):
                yield (*learning.who, *_row(place, done))


def _is_within(last: datetime, filters: Filters) -> bool:
    """Whether the last change was on the days asked for."""
    start, end = filters.start, filters.end
    return (start is None or last >= start) and (end is None or last < end)


def _row(place: Place, done: InSection) -> Row:
    marks = done.progress.marks
    score = place.shown and score_of(place.shown, done.progress)
    told = (score.answered, score.total, score.points, score.possible) if score else (None,) * 4
    return (
        place.course, place.module, place.section, done.started_at, done.updated_at, *told,
        done.completed_at, _begin(marks, FILE), _won(marks), done.due_at, done.is_late,
    )  # fmt: skip


def _begin(marks: Mapping[str, Mark], kind: str) -> int:
    """How many marks there are of that kind."""
    return sum(name.startswith(f"{kind}:") for name in marks)


def _won(marks: Mapping[str, Mark]) -> int:
    return sum(bool(mark.get("won")) for name, mark in marks.items() if name.startswith(f"{LAB}:"))


def _places(filters: Filters) -> dict[int, Place]:
    """The sections asked for, in the order of their courses, by id."""
    sections = _sections(filters).select_related("module__course")
    courses = {section.module.course_id: section.module.course for section in sections}
    shown = {pk: _shown(course) for pk, course in courses.items()}
    return {
        section.pk: Place(
            section.module.course.slug,
            section.module.code,
            section.slug,
            shown[section.module.course_id].get(section.pk),
        )
        for section in sections
    }


def _shown(course: Course) -> dict[int, CompiledSection]:
    return {section.id: section for section in as_everyone_sees(course).sections}


def _sections(filters: Filters) -> QuerySet[Section]:
    asked = {
        "module__course__slug__in": filters.courses,
        "module__course": filters.course,
        "module": filters.module,
        "pk": filters.section and filters.section.pk,
    }
    given = {path: value for path, value in asked.items() if value is not None}
    return Section.objects.filter(**given).order_by(
        "module__course__slug", "module__number", "number"
    )


def count(filters: Filters) -> int:
    """How many rows there are; the learner's own, not those of who merged into them."""
    found = SectionProgress.objects.filter(section__in=_sections(filters).values("pk"))
    for group in filters.people():
        found = found.filter(learner__in=group.values("pk"))
    if filters.start is not None:
        found = found.filter(updated_at__gte=filters.start)
    if filters.end is not None:
        found = found.filter(updated_at__lt=filters.end)
    return found.count()


PROGRESS = ExportKind(
    name="progress",
    title=_("Progress"),
    permission=MAY_EXPORT,
    columns=columns,
    rows=rows,
    count=count,
)
register(PROGRESS)
