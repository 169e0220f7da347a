"""Rendering stored texts again with today's renderer, released ones too.

A revision's words are frozen in a release; the markup made from them is not part of the promise.
The apps above register what they keep rendered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Protocol

from django.db import transaction

from courses.models import Course, SectionRevision
from courses.rendering import RENDERER_VERSION
from courses.rendering.stored import rendered_section


class Rerendering(Protocol):
    """A kind of text that is kept rendered."""

    def total(self) -> int:
        """How many there are."""
        ...

    def run(self, *, write: bool) -> Iterator[int | None]:
        """Go over all of them: a course's id for each that changes, None for each that does not.

        Stores the new markup where `write` is set.
        """
        ...


_rerenderings: list[Rerendering] = []


def register_rerendering(rerendering: Rerendering) -> Rerendering:
    """Have this kind of text rendered again with the rest."""
    _rerenderings.append(rerendering)
    return rerendering


def total() -> int:
    """How many stored texts there are."""
    return sum(rerendering.total() for rerendering in _rerenderings)


def rerender(*, write: bool) -> Iterator[bool]:
    """Go over every stored text: True for each that changes. The courses notice at the end."""
    courses: set[int] = set()
    for rerendering in _rerenderings:
        for course_id in rerendering.run(write=write):
            courses |= {course_id} if course_id is not None else set()
            yield course_id is not None
    if write:
        for course in Course.objects.filter(pk__in=courses):
            course.touch()


class SectionTexts:
    """The texts of sections."""

    def total(self) -> int:
        """How many revisions there are."""
        return SectionRevision.objects.count()

    def run(self, *, write: bool) -> Iterator[int | None]:
        """Render each from its source."""
        for pk in list(SectionRevision.objects.order_by("id").values_list("id", flat=True)):
            yield _rerendered(pk, write=write)


@transaction.atomic
def _rerendered(pk: int, *, write: bool) -> int | None:
    """The course's id where the markup changes. The row is held: no author comes between."""
    rows = SectionRevision.objects.filter(pk=pk)
    revision = rows.select_for_update(of=("self",)).select_related("section__module").first()
    if revision is None:  # a draft that was deleted meanwhile
        return None
    fresh = rendered_section(
        source=revision.source,
        lede=revision.lede,
        hero_drawing=revision.hero_drawing,
        hero_caption=revision.hero_caption,
    )
    is_same = json.dumps(fresh, sort_keys=True) == json.dumps(revision.rendered, sort_keys=True)
    if is_same and revision.renderer_version == RENDERER_VERSION:
        return None
    if write:
        rows.update(rendered=fresh, renderer_version=RENDERER_VERSION)
    return revision.section.module.course_id


register_rerendering(SectionTexts())
