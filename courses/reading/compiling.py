"""A course as one set of releases shows it: made once per process, never invalidated.

Revisions cannot change, so what a set of releases shows cannot either; the key of the cache is the
course, the count of its structure and that set. Rings are read on every request (`standing`).
"""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

from courses.embeds import embeds
from courses.models import Course, SectionRevision
from courses.reading.compiled import (
    CompiledCourse,
    CompiledModule,
    CompiledPlace,
    CompiledSection,
    Items,
    Placed,
)
from courses.rendering import Heading, HtmlPart, TogglePart, parts_from_json, render_fragment

SETS_KEPT = 64


@lru_cache(maxsize=SETS_KEPT)
def compiled_course(course_id: int, _structure: int, releases: tuple[int, ...]) -> CompiledCourse:
    """The course as these releases show it; `_structure` is part of the key, not of the answer."""
    course = Course.objects.get(pk=course_id)
    shown = shown_revisions(course, releases)
    return compile_course(course, shown, items_of([r.section_id for r in shown], releases))


def shown_revisions(course: Course, releases: tuple[int, ...]) -> list[SectionRevision]:
    """What these releases show of each section."""
    revisions = SectionRevision.objects.in_releases(releases).filter(section__module__course=course)
    return list(revisions.select_related("section__module"))


def compile_course(course: Course, shown: list[SectionRevision], items: Items) -> CompiledCourse:
    """The course made of these texts and items; also for previews, whose result is not kept."""
    places = {
        module.pk: CompiledPlace(
            module.number, module.code, module.slug, module.title, module.summary
        )
        for module in course.modules.order_by("number")
    }
    in_order = sorted(shown, key=lambda r: (r.section.module.number, r.section.number))
    sections = [compile_section(course, r, places[r.section.module_id], items) for r in in_order]
    modules = tuple(
        CompiledModule(p, tuple(s for s in sections if s.module is p)) for p in places.values()
    )
    summary_html, _problems = render_fragment(course.summary)
    return CompiledCourse(
        course.pk, course.slug, course.title, course.get_absolute_url(), summary_html, modules,
        tuple(sections), course.asks_confidence, course.shows_release_log,
    )  # fmt: skip


def items_of(sections: list[int], releases: tuple[int, ...]) -> Items:
    """Everything but text that these releases ship in these sections, by kind and place."""
    return {
        embed.kind: {
            at: Placed(embed, item) for at, item in embed.compile(sections, releases).items()
        }
        for embed in embeds()
    }


def compile_section(
    course: Course, revision: SectionRevision, module: CompiledPlace, items: Items
) -> CompiledSection:
    """One text with what stands in it; also for previews, whose result is not kept."""
    section, rendered = revision.section, revision.rendered
    parts: list[str | Placed | TogglePart] = []
    for part in parts_from_json(rendered["parts"]):
        if isinstance(part, HtmlPart | TogglePart):
            parts.append(part.html if isinstance(part, HtmlPart) else part)
        elif found := items.get(part.kind, {}).get((section.pk, part.key)):
            parts.append(found)
    return CompiledSection(
        id=section.pk,
        revision_id=revision.pk,
        number=section.number,
        code=section.code,
        slug=section.slug,
        url=reverse("courses:section", args=[course.slug, module.slug, section.slug]),
        module=module,
        title=revision.title,
        subtitle=revision.subtitle,
        short_title=revision.rail_title,
        topic=revision.topic,
        lede_html=rendered["lede"],
        hero_html=rendered["hero"],
        minutes=rendered["minutes"],
        contents=tuple(Heading(**heading) for heading in rendered["contents"]),
        parts=tuple(parts),
        opens_after=section.opens_after_id,
    )
