"""The list of modules beside a page: where everything is and how far the learner has come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from courses.embeds import Listing
from courses.reading.compiled import CompiledModule, CompiledPlace, CompiledSection, Placed
from courses.reading.page import Reader

MODULES_KEPT = 1024
"""Rows of modules without sections."""


@dataclass(frozen=True, slots=True)
class RailItem:
    """The row of something in a section that has a page of its own."""

    code: str
    title: str
    url: str
    state: str
    """not_started, in_progress, complete or locked."""


@dataclass(frozen=True, slots=True)
class RailSection:
    """A section's row."""

    id: int
    code: str
    title: str
    url: str
    state: str
    answered: int
    total: int
    minutes: int
    is_current: bool
    items: tuple[RailItem, ...] = ()
    changed: int = 0
    """Paragraphs that have changed since the learner finished the section."""


@dataclass(frozen=True, slots=True)
class RailModule:
    """A module's row; `state` may also be "unreleased", which is said as it is."""

    code: str
    title: str
    summary: str
    state: str
    url: str
    is_current: bool
    sections: tuple[RailSection, ...]
    sections_done: int
    minutes_left: int


@dataclass(frozen=True, slots=True)
class Rail:
    """The whole list, with its sums."""

    modules: tuple[RailModule, ...]
    modules_done: int
    modules_total: int
    minutes_left: int
    """Reading minutes left in the current module, or in the course on its home."""

    @property
    def has_changes(self) -> bool:
        """Whether a row says that something has changed."""
        return any(row.changed for module in self.modules for row in module.sections)


def rail_of(reader: Reader, current: CompiledSection | None = None) -> Rail:
    """Every module and released section as this learner sees them."""
    modules = tuple(_module(reader, module, current) for module in reader.course.modules)
    counted = [m for m in modules if m.is_current] if current else modules
    return Rail(
        modules=modules,
        modules_done=sum(module.state == "complete" for module in modules),
        modules_total=len(modules),
        minutes_left=sum(module.minutes_left for module in counted),
    )


def _row(reader: Reader, section: CompiledSection, *, is_current: bool) -> RailSection:
    state = reader.state_of(section)
    return RailSection(
        id=section.id,
        code=section.code,
        title=section.short_title,
        url=section.url,
        state=state.state,
        answered=min(state.score.answered, state.score.total),
        total=state.score.total,
        minutes=section.minutes,
        is_current=is_current,
        items=_items(reader, section),
        changed=len(reader.changes_in(section) or ()),
    )


def _module(reader: Reader, module: CompiledModule, current: CompiledSection | None) -> RailModule:
    if not module.sections:
        return _unreleased(module.place)
    is_current = current is not None and current.module is module.place
    rows = tuple(
        _row(reader, section, is_current=section is current) for section in module.sections
    )
    return RailModule(
        code=module.place.code,
        title=module.place.title,
        summary=module.place.summary,
        state=_module_state([row.state for row in rows]),
        url=rows[0].url,
        is_current=is_current,
        sections=rows,
        sections_done=sum(row.state == "complete" for row in rows),
        minutes_left=sum(row.minutes for row in rows if row.state != "complete"),
    )


@lru_cache(maxsize=MODULES_KEPT)
def _unreleased(place: CompiledPlace) -> RailModule:
    """The row of a module that nobody has come far in, for there is nothing in it yet."""
    return RailModule(place.code, place.title, place.summary, "unreleased", "", False, (), 0, 0)


def _items(reader: Reader, section: CompiledSection) -> tuple[RailItem, ...]:
    """What is listed under the section, each as far as the learner has come in it."""
    rows = []
    for placed in section.placed:
        listing: Listing | None = getattr(placed.item, "listing", None)
        if listing is not None:
            state = _item_state(reader, section, placed)
            rows.append(
                RailItem(listing.code, listing.title, f"{section.url}{listing.path}", state)
            )
    return tuple(rows)


def _item_state(reader: Reader, section: CompiledSection, placed: Placed) -> str:
    if reader.state_of(section).state == "locked":
        return "locked"
    mark = reader.marks_in(section).get(placed.name)
    if mark is None:
        return "not_started"
    return "complete" if placed.item.is_done(mark) else "in_progress"


def _module_state(states: list[str]) -> str:
    for state in ("complete", "locked", "not_started"):
        if all(s == state for s in states):
            return state
    return "in_progress"
