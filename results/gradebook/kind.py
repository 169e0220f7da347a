"""The export of a gradebook: a row for each learner, columns for each section and check."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.exports.columns import Column, ColumnType, Row, Rows, Value
from courses.exports.filters import Filters
from courses.exports.shared_columns import LEARNER_COLUMNS
from results.exports.kinds import ExportKind, register
from results.exports.responses import MAY_EXPORT
from results.gradebook.grades import Grades, SectionGrade, grades
from results.gradebook.layout import GradedSection, course_of, is_whole, layout_of
from results.gradebook.scan import Learning, learners_of, scan

WHOLE, NUMBER, MOMENT = ColumnType.WHOLE, ColumnType.NUMBER, ColumnType.MOMENT
TOTAL_COLUMNS = (
    Column("points", WHOLE, gettext_lazy("points earned in all the sections of the file")),
    Column("max", WHOLE, gettext_lazy("points there are, without what no longer counts")),
    Column("percent", NUMBER, gettext_lazy("points of max, in per cent; empty where max is 0")),
    Column(
        "passed",
        ColumnType.YES_NO,
        gettext_lazy("whether percent reaches the course’s pass mark; empty for a part of it"),
    ),
    Column("completed", WHOLE, gettext_lazy("how many of these sections are complete")),
)


def columns(filters: Filters) -> tuple[Column, ...]:
    """Who, totals, then for each section its five columns and one for each check or lab."""
    sections = [column for graded in layout_of(filters) for column in section_columns(graded)]
    return (*LEARNER_COLUMNS, *TOTAL_COLUMNS, *sections)


def section_columns(graded: GradedSection) -> Iterator[Column]:
    """The columns of one section, named M06/s3 and what they hold."""
    name, told = graded.name, {"section": graded.name}
    yield Column(f"{name}:points", WHOLE, _("points earned in %(section)s") % told)
    yield Column(f"{name}:max", WHOLE, _("points there are in %(section)s") % told)
    yield Column(f"{name}:percent", NUMBER, _("points of %(section)s, in per cent") % told)
    words = _("when %(section)s was complete; empty before")
    yield Column(f"{name}:completed_at", MOMENT, words % told)
    words = _("whether that was after the date of the learner’s cohort; empty without a date")
    yield Column(f"{name}:late", ColumnType.YES_NO, words)
    words = _("points of this check or lab as they count now; empty before it is done or graded")
    for item in graded.items:
        yield Column(item.name, WHOLE, words)


def rows(filters: Filters) -> Rows:
    """A row for each learner, by number: one statement, and one learner's progress in memory."""
    layout, course = layout_of(filters), course_of(filters)
    pass_mark = course.pass_mark if course and is_whole(filters) else None
    for learning in learnings(filters, layout):
        found = grades(layout, learning.sections)
        yield (*learning.who, *_totals(found, pass_mark), *_sections(found))


def learnings(filters: Filters, layout: tuple[GradedSection, ...]) -> Iterator[Learning]:
    """Everyone in the gradebook with what they have done in its sections."""
    return scan(filters, [graded.section.id for graded in layout])


def _totals(found: Grades, pass_mark: int | None) -> Row:
    passed = None if pass_mark is None else found.passed(pass_mark)
    return found.points, found.possible, found.percent, passed, found.completed


def _sections(found: Grades) -> Iterator[Value]:
    for each in found.sections:
        yield from _section(each)


def _section(each: SectionGrade) -> Iterator[Value]:
    yield from (each.score.points, each.score.possible, each.percent)
    yield from (each.done.completed_at, each.done.is_late)
    for item in each.graded.items:
        yield each.points(item)


def count(filters: Filters) -> int:
    """How many learners there are in it."""
    sections = [graded.section.id for graded in layout_of(filters)]
    return learners_of(filters, sections).count()


def refuses(filters: Filters) -> str:
    """A gradebook is of one course, and of today."""
    if course_of(filters) is None:
        return _("Choose a course: a gradebook is of one course.")
    if filters.first_day or filters.last_day or filters.release:
        return _("A gradebook is as of now: leave the days and the release out.")
    return ""


GRADEBOOK = ExportKind(
    name="gradebook",
    title=gettext_lazy("Gradebook"),
    permission=MAY_EXPORT,
    columns=columns,
    rows=rows,
    count=count,
    refuses=refuses,
)
register(GRADEBOOK)
