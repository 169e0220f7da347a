"""Gradebooks for other systems: as Canvas and as Moodle import grades from CSV.

What they read and how was taken from the importers themselves: `lib/gradebook_importer.rb` of
instructure/canvas-lms and `grade/import/csv/classes/load_data.php` of moodle/moodle; and from
https://docs.moodle.org/en/Grade_import. docs/gradebook.md says what follows for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from courses.exports.columns import Column, ColumnType, Rows
from courses.exports.filters import Filters
from results.exports.kinds import ExportKind, register
from results.exports.responses import MAY_EXPORT
from results.formats.delimited import Sign
from results.gradebook.grades import grades
from results.gradebook.kind import count, learnings, refuses
from results.gradebook.layout import GradedSection, layout_of
from results.gradebook.scan import Learning

CSV = frozenset({"csv"})
NO_GRADE = Sign("-")
"""What Moodle reads as no grade; of an empty cell it would make 0 in a new grade item."""
NOT_AN_ASSIGNMENT = re.compile(
    r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)"
)
"""Heads that Canvas takes for its own totals, wherever they stand in a column's name."""
AN_ID = re.compile(r"\((\d+)\)$")
"""What Canvas takes for the number of an assignment, at the end of a column's name."""
POSSIBLE = "    Points Possible"
"""What Canvas itself writes in the second line."""
TEXT, WHOLE, NUMBER = ColumnType.TEXT, ColumnType.WHOLE, ColumnType.NUMBER
CANVAS_COLUMNS = (
    Column("Student", TEXT, _("name; Canvas shows it and does not read it")),
    Column("ID", TEXT, _("empty: the number that Canvas gave somebody is not known here")),
    Column("SIS User ID", TEXT, _("empty: the student register’s number is not known here")),
    Column("SIS Login ID", TEXT, _("e-mail address, by which Canvas finds the student")),
    Column("Section", TEXT, _("cohorts; Canvas shows them and does not read them")),
)
MOODLE_COLUMNS = (
    Column("Email address", TEXT, _("by which Moodle finds the student")),
    Column("Name", TEXT, _("for people; to be ignored by the import")),
)


def _title(graded: GradedSection) -> str:
    """A section as an assignment: unique in the course, and the same in each export."""
    return f"{graded.name} {graded.section.title}"


def canvas_title(title: str) -> str:
    """The title as Canvas reads it as a title: without what would be its own total, or a number."""
    apart = NOT_AN_ASSIGNMENT.sub(lambda found: found[0].replace(" ", "-"), title)
    return AN_ID.sub(r"[\1]", apart)


def _people(filters: Filters, layout: tuple[GradedSection, ...]) -> Iterator[Learning]:
    """Who can be found elsewhere: everyone with an address."""
    return (learning for learning in learnings(filters, layout) if learning.email)


def _graded(filters: Filters) -> tuple[GradedSection, ...]:
    """The sections in which points can be earned."""
    return tuple(graded for graded in layout_of(filters) if graded.points_possible)


def canvas_columns(filters: Filters) -> tuple[Column, ...]:
    """Five that Canvas asks for, then an assignment for each section."""
    told = _("points earned in this section; empty before it is begun")
    return (
        *CANVAS_COLUMNS,
        *(Column(canvas_title(_title(each)), WHOLE, told) for each in _graded(filters)),
    )


def canvas_rows(filters: Filters) -> Rows:
    """The points there are, then a row for each person."""
    layout = _graded(filters)
    yield (POSSIBLE, "", "", "", "", *(each.points_possible for each in layout))
    for learning in _people(filters, layout):
        points = (
            each.score.points if each.done.progress.marks else None
            for each in grades(layout, learning.sections).sections
        )  # fmt: skip
        yield (learning.name, "", "", learning.email, learning.cohorts, *points)


def moodle_columns(filters: Filters) -> tuple[Column, ...]:
    """The address, then a grade item of 0 to 100 for each section and one for the whole."""
    told = _("per cent of the points of this section; “-”, no grade, before it is begun")
    whole = Column("Course total", NUMBER, _("per cent of all points"))
    sections = (Column(_title(each), NUMBER, told) for each in _graded(filters))
    return (*MOODLE_COLUMNS, *sections, whole)


def moodle_rows(filters: Filters) -> Rows:
    """A row for each person."""
    layout = _graded(filters)
    for learning in _people(filters, layout):
        found = grades(layout, learning.sections)
        percents = (
            each.percent if each.done.progress.marks else None for each in found.sections
        )  # fmt: skip
        yield (learning.email, learning.name, *map(_or_none, (*percents, found.percent)))


def _or_none(percent: float | None) -> float | Sign:
    return NO_GRADE if percent is None else percent


CANVAS = ExportKind(
    name="gradebook-canvas",
    title=_("Gradebook for Canvas"),
    permission=MAY_EXPORT,
    columns=canvas_columns,
    rows=canvas_rows,
    count=count,
    formats=CSV,
    refuses=refuses,
)
MOODLE = ExportKind(
    name="gradebook-moodle",
    title=_("Gradebook for Moodle"),
    permission=MAY_EXPORT,
    columns=moodle_columns,
    rows=moodle_rows,
    count=count,
    formats=CSV,
    refuses=refuses,
)
register(CANVAS)
register(MOODLE)
