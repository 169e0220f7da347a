"""Of a course's toggled stretches those that one learner gets: chosen once, for every page.

What is left out is left out of everything that is made of the course: text, checks to answer,
score, list of labs, search. Nothing further down knows that there was another side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from django.utils.html import format_html
from django.utils.translation import gettext as _

from courses.reading.compiled import CompiledCourse, CompiledModule, CompiledSection, Placed
from courses.reading.compiling import SETS_KEPT
from courses.rendering import TogglePart
from releases.toggles.evaluating import Asking, variant_of
from releases.toggles.rules import OFF, ON

type CompiledPart = str | Placed | TogglePart
"""Of a text: markup, an item, or where a stretch begins or ends that only some see."""

type Got = tuple[tuple[str, str], ...]
"""What somebody gets of each toggle of a course, by its name."""


def as_met_by(course: CompiledCourse, learner: Asking | None) -> CompiledCourse:
    """The course as that learner meets it; with None as somebody who is in no share or cohort."""
    names = _toggles_in(course)
    if not names:
        return course
    return _chosen(course, tuple((name, variant_of(name, learner)) for name in names))


def toggle_label(part: TogglePart) -> str:
    """What authors read where a stretch begins or ends; no learner's page holds such a part."""
    if part.is_end:
        return format_html('<p class="note"><span class="note__k">{}</span></p>', _("toggle ends"))
    words = _("Only where the toggle “%(name)s” is “%(when)s”:")
    told = words % {"name": part.name, "when": part.when}
    return format_html('<p class="note"><span class="note__k">{}</span> {}</p>', _("toggle"), told)


@lru_cache(maxsize=SETS_KEPT)
def _toggles_in(course: CompiledCourse) -> tuple[str, ...]:
    parts = (part for section in course.sections for part in section.parts)
    names = {part.name for part in parts if isinstance(part, TogglePart) and not part.is_end}
    return tuple(sorted(names))


@lru_cache(maxsize=SETS_KEPT)
def _chosen(course: CompiledCourse, got: Got) -> CompiledCourse:
    """The same course without the stretches that somebody who gets this does not see."""
    sides = dict(got)
    chosen = {section: _without_others(section, sides) for section in course.sections}
    modules = (
        CompiledModule(module.place, tuple(chosen[each] for each in module.sections))
        for module in course.modules
    )
    return replace(course, modules=tuple(modules), sections=tuple(chosen.values()))


def _without_others(section: CompiledSection, got: dict[str, str]) -> CompiledSection:
    is_toggled = any(isinstance(part, TogglePart) for part in section.parts)
    return replace(section, parts=tuple(_kept(section.parts, got))) if is_toggled else section


def _kept(parts: Iterable[CompiledPart], got: dict[str, str]) -> Iterator[CompiledPart]:
    is_shown = True
    for part in parts:
        if isinstance(part, TogglePart):
            is_shown = part.is_end or _fits(part.when, got[part.name])
        elif is_shown:
            yield part


def _fits(when: str, got: str) -> bool:
    """Whether a stretch is for somebody who got that: any variant is "on" too."""
    return got != OFF if when == ON else got == when
