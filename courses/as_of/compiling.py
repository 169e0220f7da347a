"""A course as a set of releases shows it, with every address in it leading to the same set.

What is compiled for learners is taken as it is and given other addresses; it is never changed.
"""

from __future__ import annotations

from dataclasses import replace

from courses.as_of.apart import kept_apart
from courses.as_of.sets import ReleaseSet
from courses.models import Course
from courses.reading.choosing import CompiledPart, as_met_by
from courses.reading.compiled import CompiledCourse, CompiledModule, CompiledSection, Placed
from courses.reading.compiling import compiled_course
from courses.reading.page import Reader
from courses.reading.standing import Standing


def reader_as_of(course: Course, chosen: ReleaseSet, prefix: str) -> Reader:
    """Somebody who has done nothing in this course and for whom nothing is locked.

    Of what toggles choose they get what somebody gets who is in no share and no cohort.

    `prefix` is put before each address of the course: "/as-of/release-12".
    """
    make = compiled_course if chosen.is_settled else compiled_course.__wrapped__
    made = as_met_by(make(course.pk, course.structure, chosen.releases), None)
    compiled = _addressed(made, prefix, chosen)
    standing = Standing(course.pk, course.structure, course.open_to_guests, chosen.releases, {})
    return Reader(compiled, standing)


def _addressed(course: CompiledCourse, prefix: str, chosen: ReleaseSet) -> CompiledCourse:
    """The same course at other addresses."""
    moved = {s.id: _section(course, s, prefix, chosen) for s in course.sections}
    modules = tuple(
        CompiledModule(m.place, tuple(moved[s.id] for s in m.sections)) for m in course.modules
    )
    return replace(
        course, url=f"{prefix}{course.url}", modules=modules, sections=tuple(moved.values())
    )


def _section(
    course: CompiledCourse, section: CompiledSection, prefix: str, chosen: ReleaseSet
) -> CompiledSection:
    """The section, open, with its own links leading to the course as of the same set."""

    def leading(html: str) -> str:
        return html.replace(f'href="{course.url}', f'href="{prefix}{course.url}')

    def part(each: CompiledPart) -> CompiledPart:
        if isinstance(each, Placed):
            return each if chosen.is_settled else kept_apart(each)
        return leading(each) if isinstance(each, str) else each

    return replace(
        section, url=f"{prefix}{section.url}", opens_after=None,
        lede_html=leading(section.lede_html), hero_html=leading(section.hero_html),
        parts=tuple(part(each) for each in section.parts),
    )  # fmt: skip
