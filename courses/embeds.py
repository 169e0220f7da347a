"""What may stand inside a section besides text: checks, case studies, labs.

The apps above register a kind here when they start. This module knows none of them: it asks an
embed to make its items ready once per set of releases, and to draw one for one learner.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from django.http import HttpRequest

    from courses.models import Section
    from courses.reading.section_page import SectionPage

type Mark = Mapping[str, object]
"""What a learner has done at one place of a section, as its app wrote it."""

type PlaceKey = tuple[int, str]
"""A section's id and the key of something that stands in it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """How an item with a page of its own is listed under its section."""

    code: str
    title: str
    path: str
    """Its address, after the section's."""


class Item(Protocol):
    """One thing in a section, ready to draw: made once per set of releases, never changed."""

    @property
    def key(self) -> str:
        """Its name in the section."""
        ...

    @property
    def required(self) -> bool:
        """Whether the section is complete only when this is done."""
        ...

    @property
    def points_possible(self) -> int:
        """The most it can earn."""
        ...

    def is_done(self, mark: Mark) -> bool:
        """Whether the learner has finished it."""
        ...

    def points(self, mark: Mark) -> int:
        """Points earned so far."""
        ...

    def counts(self, mark: Mark | None) -> bool:
        """Whether it counts for a learner with that mark, or with none: False once it is void."""
        ...


class ListedItem(Item, Protocol):
    """An item that the rail and the course's home list under its section."""

    @property
    def listing(self) -> Listing:
        """Its row there, without the learner's state."""
        ...


class Embed[I: Item](Protocol):
    """A kind of thing that may stand in a section."""

    kind: str

    def compile(self, sections: Collection[int], releases: Collection[int]) -> Mapping[PlaceKey, I]:
        """Everything of this kind that the releases ship in these sections, in few queries."""
        ...

    def draw(self, request: HttpRequest, page: SectionPage, item: I) -> str:
        """The item's HTML for the learner who reads the page."""
        ...

    def better(self, own: Mark, brought: Mark) -> Mark:
        """Which of two marks of one place to keep when a guest signs in; `own` on a tie."""
        ...

    def tally(self, mark: Mark) -> tuple[bool, int]:
        """Whether a mark counts as answered, and the points it holds."""
        ...

    def missing(self, section: Section, keys: Collection[str], release_id: int) -> Collection[str]:
        """Those of `keys` that neither a live release nor this one provides for the section."""
        ...


# Each embed draws items of its own type only, which no common type can say.
type AnyEmbed = Embed[Any]

_embeds: dict[str, AnyEmbed] = {}


def register_embed(embed: AnyEmbed) -> AnyEmbed:
    """Let `/// <kind> | key` stand in sections from now on."""
    _embeds[embed.kind] = embed
    return embed


def embed_kinds() -> tuple[str, ...]:
    """Every kind registered, in order of registration."""
    return tuple(_embeds)


def embeds() -> tuple[AnyEmbed, ...]:
    """Every embed registered."""
    return tuple(_embeds.values())


def embed_of(kind: str) -> AnyEmbed | None:
    """The embed that draws this kind, or None."""
    return _embeds.get(kind)


def place(kind: str, key: str) -> str:
    """How a learner's marks name the place: "check:announce-on-monday"."""
    return f"{kind}:{key}"
