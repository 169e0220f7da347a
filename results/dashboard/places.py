"""The sections that the overview lists, and what each asks for now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from courses.exports.fields import sections
from courses.exports.filters import Filters
from courses.models import Section
from courses.reading.choosing import as_met_by
from courses.reading.compiled import CompiledSection
from courses.reading.compiling import compiled_course
from courses.reading.page import score_of
from courses.reading.standing import Progress
from releases.models import Release
from results.dashboard.counting import Asked


@dataclass(frozen=True, slots=True)
class Place:
    """A section by its names and its address in filters, and what it asks for now."""

    section: Section
    title: str
    asked: Asked


def places(filters: Filters) -> list[Place]:
    """The sections asked for, in the order of their courses."""
    found = _asked_for(filters)
    shown = _shown(found)
    return [_place(section, shown.get(section.pk)) for section in found]


def _asked_for(filters: Filters) -> list[Section]:
    rows = sections()
    asked = {
        "module__course__slug__in": filters.courses,
        "module__course": filters.course,
        "module": filters.module,
        "pk": filters.section and filters.section.pk,
        "questions": filters.question,
        "questions__revisions": filters.revision,
    }
    for path, value in asked.items():
        if value is not None:
            rows = rows.filter(**{path: value})
    return list(rows)


def _shown(found: list[Section]) -> dict[int, CompiledSection]:
    """What the live releases show, by section; compiled once per process and set of releases."""
    courses = {section.module.course_id: section.module.course for section in found}
    live: dict[str, list[int]] = defaultdict(list)
    scopes = [course.slug for course in courses.values()]
    for scope, release in (
        Release.objects.live().filter(scope__in=scopes).values_list("scope", "pk")
    ):
        live[scope].append(release)
    compiled = (
        as_met_by(
            compiled_course(course.pk, course.structure, tuple(sorted(live[course.slug]))), None
        )
        for course in courses.values()
    )
    return {section.id: section for course in compiled for section in course.sections}


def _place(section: Section, shown: CompiledSection | None) -> Place:
    score = score_of(shown, Progress({})) if shown else None
    return Place(
        section=section,
        title=getattr(section, "title", None) or section.slug,
        asked=Asked(
            module=section.module_id,
            questions=score.total if score else 0,
            possible=score.possible if score else 0,
            is_shown=score is not None,
        ),
    )
