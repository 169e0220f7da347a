"""A revision in the real page, for one viewer: nothing recorded, nothing kept that is a draft's.

Of the rest of the course, what learners see of it is compiled once for each set of releases and
kept here, beside the cache that learners read, which a preview never enters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from accounts.models import Learner
from courses.embeds import Mark, embeds
from courses.models import SectionRevision
from courses.reading.compiled import CompiledCourse, CompiledModule, CompiledSection, Items, Placed
from courses.reading.compiling import compile_section, compiled_course
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import Progress, Standing
from courses.workbench.draft_embeds import draft_embeds
from courses.workbench.states import COMPLETE, LOCKED, UNANSWERED
from releases.models import Release

COURSES_KEPT = 8


def preview_page(
    revision: SectionRevision, viewer: Learner, state: str = UNANSWERED
) -> SectionPage:
    """The section's page with this revision and the newest drafts of what stands in it.

    Everything around it is as the viewer sees the course; what they have done does not count,
    only what `state` says a learner has done here. The revision need not be stored.
    """
    course = revision.section.module.course
    releases = tuple(Release.objects.reaching(viewer, scope=course.slug))
    around = rest_of_course(course.pk, course.structure, releases)
    module = next(m for m in around.modules if m.place.slug == revision.section.module.slug)
    items = _items(revision.section_id, releases)
    here = compile_section(course, revision, module.place, items)
    compiled = _with(around, here)
    waits_for = _waits_for(compiled, here) if state == LOCKED else None
    here = replace(here, opens_after=waits_for)
    compiled = _with(compiled, here)
    progress = {here.id: Progress(_marks(here, state), completed=state == COMPLETE)}
    standing = Standing(course.pk, course.structure, course.open_to_guests, releases, progress)
    return SectionPage(Reader(compiled, standing), here)


@lru_cache(maxsize=COURSES_KEPT)
def rest_of_course(course_id: int, structure: int, releases: tuple[int, ...]) -> CompiledCourse:
    """The course as these releases show it: as learners read it, and kept apart from theirs."""
    return compiled_course.__wrapped__(course_id, structure, releases)


def _with(course: CompiledCourse, here: CompiledSection) -> CompiledCourse:
    """The same course with this section in its place, whether or not it had been released."""
    sections = [section for section in course.sections if section.id != here.id]
    in_order = sorted([*sections, here], key=lambda s: (s.module.number, s.number))
    modules = tuple(
        CompiledModule(m.place, tuple(s for s in in_order if s.module is m.place))
        for m in course.modules
    )
    return replace(course, modules=modules, sections=tuple(in_order))


def _items(section_id: int, releases: tuple[int, ...]) -> Items:
    """What stands in this section: drafts, where there are any, else what is released."""
    drafts = draft_embeds()
    found = {}
    for embed in embeds():
        drawn = drafts.get(embed.kind, embed)
        compiled = drawn.compile([section_id], releases)
        found[embed.kind] = {at: Placed(drawn, item) for at, item in compiled.items()}
    return found


def _waits_for(course: CompiledCourse, here: CompiledSection) -> int | None:
    """What has to be completed first; where nothing has, the section before or after stands in."""
    if course.section_by_id(here.opens_after) is not None:
        return here.opens_after
    at = course.sections.index(here)
    nearest = (*course.sections[:at][-1:], *course.sections[at + 1 :][:1])
    return nearest[0].id if nearest else None


def _marks(here: CompiledSection, state: str) -> Mapping[str, Mark]:
    """What a learner in that state has done at each place of the text."""
    if state in (UNANSWERED, LOCKED):
        return {}
    drafts = draft_embeds()
    marks = {
        placed.name: drafts[placed.embed.kind].as_if(placed.item, state)
        for placed in here.placed
        if placed.embed.kind in drafts
    }
    return {name: mark for name, mark in marks.items() if mark is not None}
