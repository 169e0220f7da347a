"""One page of the gradebook: fifty learners by name, with their sections and open questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, Value, When

from accounts.models import Learner
from accounts.name_order import NameOrder
from courses.exports.filters import Filters
from courses.exports.people import cohorts_of, cohorts_told
from courses.models import SectionProgress
from courses.reading.standing import Progress
from results.dashboard.learners import NAME
from results.gradebook.grades import Grades, SectionGrade, grades
from results.gradebook.layout import GradedItem, GradedSection, course_of, is_whole
from results.gradebook.scan import InSection, learners_of

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of one section's column; `items` are the open ones beside it."""

    graded: GradedSection
    is_open: bool

    @property
    def items(self) -> Sequence[GradedItem]:
        """The checks and labs shown one by one."""
        return self.graded.items if self.is_open else ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a learner's row: a section's sum, or what one check earned."""

    grade: SectionGrade | None = None
    points: int | None = None
    waits: bool = False
    """Whether a person has to grade it."""

    @property
    def state(self) -> str:
        """Of a section: complete, begun or "" for one that was not begun."""
        if self.grade is None or self.grade.done.started_at is None:
            return ""
        return "complete" if self.grade.done.completed_at else "begun"


@dataclass(frozen=True, slots=True)
class PageRow:
    """One learner on the page."""

    learner: Learner
    cohorts: str
    grades: Grades
    passed: bool | None
    cells: tuple[Cell, ...]


def found_learners(
    filters: Filters, layout: Sequence[GradedSection], words: str
) -> QuerySet[Learner]:
    """Everyone in the gradebook whose name or address has these words, by name; guests last."""
    rows = learners_of(filters, [graded.section.id for graded in layout])
    for word in words.split():
        rows = rows.filter(Q(user__name__icontains=word) | Q(user__email__icontains=word))
    is_guest = Case(When(user=None, then=Value(1)), default=Value(0))
    return rows.select_related("user").order_by(is_guest, NameOrder(NAME), "pk")


def page_rows(
    learners: Sequence[Learner], filters: Filters, heads: Sequence[Head]
) -> Iterator[PageRow]:
    """Their rows, in two queries however many there are."""
    layout, course = [head.graded for head in heads], course_of(filters)
    pass_mark = course.pass_mark if course and is_whole(filters) else None
    done, cohorts = _done(learners, layout), cohorts_of(learners)
    for learner in learners:
        found = grades(layout, done[learner.pk])
        passed = None if pass_mark is None else found.passed(pass_mark)
        yield PageRow(learner, cohorts_told(learner, cohorts), found, passed, _cells(heads, found))


def _done(
    learners: Sequence[Learner], layout: Sequence[GradedSection]
) -> Mapping[int, Mapping[int, InSection]]:
    found: dict[int, dict[int, InSection]] = {learner.pk: {} for learner in learners}
    sections = [graded.section.id for graded in layout]
    for row in SectionProgress.objects.filter(learner__in=learners, section__in=sections):
        found[row.learner_id][row.section_id] = in_section(row)
    return found


def in_section(row: SectionProgress) -> InSection:
    """A stored row as the sums read it."""
    progress = Progress(row.marks, row.updates, row.completed_at is not None)
    return InSection(progress, row.started_at, row.updated_at, row.completed_at)


def _cells(heads: Sequence[Head], found: Grades) -> tuple[Cell, ...]:
    return tuple(
        cell
        for head, grade in zip(heads, found.sections, strict=True)
        for cell in (
            Cell(grade=grade),
            *(Cell(None, grade.points(item), grade.waits(item)) for item in head.items),
        )
    )
