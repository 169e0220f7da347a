"""Reading course.yaml: the course, its modules and the places of their sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass

import yaml
from django.utils.translation import gettext as _

from courses.models import Course, Module, Section
from courses.packs.fields import Fields, longest_of
from courses.packs.folders import PackFolder
from courses.packs.writing import OUTLINE
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.rendering import render_fragment

COURSE_FIELDS = (
    "slug", "title", "summary", "open_to_guests", "pass_mark", "asks_confidence",
    "shows_release_log", "modules",
)  # fmt: skip
MODULE_FIELDS = ("number", "slug", "title", "summary", "sections")
SECTION_FIELDS = ("number", "slug", "folder", "opens_after")
MOST_NUMBER = 99
_FOLDER = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """A section as course.yaml lists it. Without a folder its text is not written yet."""

    number: int
    slug: str
    folder: str
    opens_after: str
    """The address of the section before it, "m06/s2", or ""."""
    line: int


@dataclass(frozen=True, slots=True)
class ModulePlace:
    """A module as course.yaml lists it."""

    number: int
    slug: str
    title: str
    summary: str
    sections: tuple[SectionPlace, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A course as course.yaml describes it."""

    slug: str
    title: str
    summary: str
    open_to_guests: bool
    pass_mark: int
    asks_confidence: bool
    shows_release_log: bool
    modules: tuple[ModulePlace, ...]

    def places(self) -> Iterable[tuple[str, ModulePlace, SectionPlace]]:
        """Every section with its module and its address, "m06/s3"."""
        for module in self.modules:
            for section in module.sections:
                yield f"{module.slug}/{section.slug}", module, section


def address_of(section: Section) -> str:
    """How packs name a section: "m06/s3"."""
    return f"{section.module.slug}/{section.slug}"


def read_outline(folder: PackFolder) -> Outline | None:
    """The outline in course.yaml; None where it cannot be read at all. Reports every problem."""
    text = folder.text(OUTLINE)
    if text is None:
        return None
    source = YamlSource(folder.file(OUTLINE), folder.problems)
    node = read_yaml(text, source)
    if node is None:
        return None
    fields = Fields(node, source, COURSE_FIELDS)
    if not fields.is_mapping:
        return None
    summary = fields.words("summary", lines=True)
    summary.report(source, render_fragment(summary.text)[1])
    outline = Outline(
        slug=fields.slug("slug"),
        title=fields.text("title", required=True, longest=longest_of(Course, "title")),
        summary=summary.text,
        open_to_guests=fields.switch("open_to_guests", default=True),
        pass_mark=fields.whole("pass_mark", least=0, most=100, default=70),
        asks_confidence=fields.switch("asks_confidence", default=False),
        shows_release_log=fields.switch("shows_release_log", default=False),
        modules=tuple(_module(item, source) for item in fields.items("modules", required=True)),
    )
    _check_outline(outline, source)
    return outline


def _module(node: yaml.Node, source: YamlSource) -> ModulePlace:
    fields = Fields(node, source, MODULE_FIELDS)
    return ModulePlace(
        number=fields.whole("number", least=1, most=MOST_NUMBER),
        slug=fields.slug("slug"),
        title=fields.text("title", required=True, longest=longest_of(Module, "title")),
        summary=fields.text("summary", lines=True),
        sections=tuple(_section(item, source) for item in fields.items("sections")),
        line=fields.line,
    )


def _section(node: yaml.Node, source: YamlSource) -> SectionPlace:
    fields = Fields(node, source, SECTION_FIELDS)
    folder = fields.text("folder", longest=100)
    if folder and not _FOLDER.fullmatch(folder):
        reason = _("“folder” is one folder's name in a-z, 0-9, - and _.")
        source.report(fields.line_of("folder"), reason)
        folder = ""
    return SectionPlace(
        number=fields.whole("number", least=1, most=MOST_NUMBER),
        slug=fields.slug("slug"),
        folder=folder,
        opens_after=fields.text("opens_after"),
        line=fields.line,
    )


def _check_outline(outline: Outline, source: YamlSource) -> None:
    """Report what stands twice and what waits for nothing or for itself."""
    _once(outline.modules, lambda module: module.number, "number", source)
    _once(outline.modules, lambda module: module.slug.casefold(), "slug", source)
    for module in outline.modules:
        _once(module.sections, lambda section: section.number, "number", source)
        _once(module.sections, lambda section: section.slug.casefold(), "slug", source)
        _once(module.sections, lambda section: section.folder, "folder", source)
    waits = {address: section.opens_after for address, _module, section in outline.places()}
    for address, _module, section in outline.places():
        if section.opens_after and section.opens_after not in waits:
            words = {"address": section.opens_after}
            reason = _("There is no section “%(address)s”; write module/section, as in m06/s2.")
            source.report(section.line, reason % words)
        elif _waits_for_itself(address, waits):
            source.report(section.line, _("This section waits for itself, so it never opens."))


def _once[P: ModulePlace | SectionPlace](
    places: Collection[P], value_of: Callable[[P], Hashable], name: str, source: YamlSource
) -> None:
    seen: dict[Hashable, int] = {}
    for place in places:
        value = value_of(place)
        if value and value in seen:
            words = {"name": name, "value": value, "line": seen[value]}
            reason = _("The %(name)s “%(value)s” is taken by the entry in line %(line)d.")
            source.report(place.line, reason % words)
        seen.setdefault(value, place.line)


def _waits_for_itself(address: str, waits: dict[str, str]) -> bool:
    after, steps = waits[address], 0
    while after and after != address and steps <= len(waits):
        after, steps = waits.get(after, ""), steps + 1
    return after == address
