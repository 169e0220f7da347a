"""What a course looks like as one set of releases shows it, ready to be joined with a learner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from courses.embeds import AnyEmbed, Item, PlaceKey, place
from courses.rendering import Heading, TogglePart


@dataclass(frozen=True)
class Placed:
    """An item in the text, with the embed that draws it."""

    embed: AnyEmbed
    item: Item

    @cached_property
    def name(self) -> str:
        """How marks name this place."""
        return place(self.embed.kind, self.item.key)


type Items = Mapping[str, Mapping[PlaceKey, Placed]]
"""What stands in the texts besides text: by kind, then by section and key."""


@dataclass(frozen=True, eq=False)
class CompiledSection:
    """A released section, ready to be joined with a learner's state; equal to itself alone."""

    id: int
    revision_id: int
    number: int
    code: str
    slug: str
    url: str
    module: CompiledPlace
    title: str
    subtitle: str
    short_title: str
    topic: str
    lede_html: str
    hero_html: str
    minutes: int
    contents: tuple[Heading, ...]
    parts: tuple[str | Placed | TogglePart, ...]
    opens_after: int | None

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Everything in the text that is not text, in order."""
        return tuple(part for part in self.parts if isinstance(part, Placed))

    @cached_property
    def required(self) -> tuple[Placed, ...]:
        """What must be done for the section to be complete, in order."""
        return tuple(placed for placed in self.placed if placed.item.required)

    def item(self, kind: str, key: str) -> Item | None:
        """The item at that place of the text, or None."""
        wanted = place(kind, key)
        return next((p.item for p in self.placed if p.name == wanted), None)

    def number_of(self, kind: str, key: str) -> tuple[int, int]:
        """Which one of how many of its kind an item is: (1, 2) for the first of two checks."""
        keys = [p.item.key for p in self.placed if p.embed.kind == kind]
        return (keys.index(key) + 1 if key in keys else len(keys)), len(keys)


@dataclass(frozen=True, slots=True)
class CompiledPlace:
    """A module's own words: its plate, its title, where it starts."""

    number: int
    code: str
    slug: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class CompiledModule:
    """A module with those of its sections that are released."""

    place: CompiledPlace
    sections: tuple[CompiledSection, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CompiledCourse:
    """The whole course as one set of releases shows it; equal to itself alone."""

    id: int
    slug: str
    title: str
    url: str
    summary_html: str
    modules: tuple[CompiledModule, ...]
    sections: tuple[CompiledSection, ...]
    asks_confidence: bool
    shows_release_log: bool

    def section(self, module_slug: str, section_slug: str) -> CompiledSection | None:
        """The released section at that address, or None."""
        for section in self.sections:
            if section.slug == section_slug and section.module.slug == module_slug:
                return section
        return None

    def section_by_id(self, section_id: int | None) -> CompiledSection | None:
        """The released section with that id, or None."""
        return next((s for s in self.sections if s.id == section_id), None)
