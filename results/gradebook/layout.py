"""What a gradebook has columns for: sections in their order, and what earns points in each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from courses.exports.filters import Filters
from courses.models import Course
from courses.reading.compiled import CompiledSection, Placed
from courses.reading.everyone import as_everyone_sees
from courses.reading.page import score_of
from courses.reading.standing import NOTHING_YET
from quizzes.items import KIND


@dataclass(frozen=True, slots=True)
class GradedItem:
    """One check or lab that earns points; `name` is its column: M06/s3/announce-on-monday."""

    name: str
    placed: Placed


@dataclass(frozen=True)
class GradedSection:
    """One section of the gradebook; `name` is how its columns begin: M06/s3."""

    section: CompiledSection

    @property
    def name(self) -> str:
        """Module and section, as short as they are told apart."""
        return f"{self.section.module.code}/{self.section.slug}"

    @property
    def plate(self) -> str:
        """Module and section as pages name them: M06 / SECTION_03."""
        return f"{self.section.module.code} / {self.section.code}"

    @cached_property
    def items(self) -> tuple[GradedItem, ...]:
        """What earns points, in the order of the text. A lab's key may be a check's, too."""
        return tuple(
            GradedItem(f"{self.name}/{_name(placed)}", placed)
            for placed in self.section.required
            if placed.item.points_possible
        )

    @cached_property
    def points_possible(self) -> int:
        """The most that somebody who begins today can earn."""
        return score_of(self.section, NOTHING_YET).possible


def _name(placed: Placed) -> str:
    return placed.item.key if placed.embed.kind == KIND else placed.name


def course_of(filters: Filters) -> Course | None:
    """The one course that the filters name, directly or by a part of it."""
    module = filters.section.module if filters.section else filters.module
    return module.course if module else filters.course


def layout_of(filters: Filters) -> tuple[GradedSection, ...]:
    """The sections asked for, as everyone sees the course; none where no course is named."""
    course = course_of(filters)
    if course is None or not _is_own(course, filters):
        return ()
    return tuple(
        GradedSection(section)
        for section in as_everyone_sees(course).sections
        if filters.section is None or section.id == filters.section.pk
        if filters.module is None or section.module.slug == filters.module.slug
    )


def is_whole(filters: Filters) -> bool:
    """Whether the whole course is asked for, so that passing it can be told."""
    return filters.section is None and filters.module is None


def _is_own(course: Course, filters: Filters) -> bool:
    return filters.courses is None or filters.courses.filter(slug=course.slug).exists()
