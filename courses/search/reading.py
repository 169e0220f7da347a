"""What a learner may find: what their course shows them now, and where each of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast

from django.utils.safestring import SafeString

from courses.reading.compiled import CompiledSection, Placed
from courses.reading.page import Reader
from courses.search.finding import Found, Scope, find
from courses.search.highlighting import beginning, excerpt, marked, plain
from courses.search.kinds import SECTION, kind_of, kinds
from courses.search.words import Words


class ShownRevision(Protocol):
    """An item in a section, as each kind that is searched makes it."""

    key: str
    revision_id: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a revision is shown."""

    section: CompiledSection
    path: str
    kind: str
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage on the page of results, every word that was asked for marked."""

    url: str
    code: str
    title: SafeString
    section: str
    """The section's title, where the hit has one of its own."""
    kind: str
    text: SafeString
    is_locked: bool


type Places = dict[tuple[str, int], Place]


def hits(reader: Reader, words: Words | None, *, is_marked: bool = True) -> list[Hit]:
    """What the words find in the course as this learner sees it, best first: one query.

    Without marks the beginning of each passage is shown as it is, which takes less work.
    """
    places = _places(reader)
    found = find(words, _scopes(places))
    shown: dict[str, Hit] = {}
    marking = cast("Words", words) if is_marked else None
    for passage in found:
        hit = _hit(passage, places[passage.kind, passage.revision_id], marking)
        shown.setdefault(hit.url, hit)
    return list(shown.values())


def _places(reader: Reader) -> Places:
    """Every revision the learner is shown; of a locked section nothing that stands in it."""
    places: Places = {}
    path = kind_of(SECTION).path("")
    for section in reader.course.sections:
        waits = section.opens_after is not None
        is_locked = waits and reader.state_of(section).state == "locked"
        places[SECTION, section.revision_id] = Place(section, path, SECTION, is_locked)
        if not is_locked:
            places |= dict(_items(section))
    return places


def _items(section: CompiledSection) -> Iterator[tuple[tuple[str, int], Place]]:
    searched = {kind.kind for kind in kinds()}
    for placed in section.placed:
        if placed.embed.kind in searched:
            yield _item(section, placed)


def _item(section: CompiledSection, placed: Placed) -> tuple[tuple[str, int], Place]:
    item = cast("ShownRevision", placed.item)
    kind = placed.embed.kind
    return (kind, item.revision_id), Place(section, kind_of(kind).path(item.key), kind, False)


def _scopes(places: Places) -> list[Scope]:
    """The same by kind; of locked sections the titles only."""
    open_: dict[str, list[int]] = {}
    locked: list[int] = []
    for (kind, revision_id), place in places.items():
        (locked if place.is_locked else open_.setdefault(kind, [])).append(revision_id)
    scopes = [Scope(kind, revisions) for kind, revisions in open_.items()]
    return [*scopes, Scope(SECTION, locked, titles_only=True)]


def _hit(found: Found, place: Place, words: Words | None) -> Hit:
    section, kind = place.section, kind_of(place.kind)
    heading, text = found.heading, found.text
    if place.kind != SECTION:
        heading = heading or kind.label()
    elif not found.anchor:  # the title with its variants, or the lede
        text = text or (heading if heading != section.title else "")
        heading = section.title
    return Hit(
        url=f"{section.url}{place.path}{'#' if found.anchor else ''}{found.anchor}",
        code=f"{section.module.code} / {section.code}",
        title=marked(heading, words) if words else plain(heading),
        section="" if heading == section.title else section.title,
        kind=kind.label(),
        text=excerpt(text, words) if words else beginning(text),
        is_locked=place.is_locked,
    )
