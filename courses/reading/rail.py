"""The list of modules beside a page: where everything is and how far the learner has come."""

from __future__ import annotations

from dataclasses import dataclass

from courses.reading.compiled import CompiledModule, CompiledSection
from courses.reading.page import Reader, SectionState


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


def rail_row(state: SectionState, *, is_current: bool) -> RailSection:
    """One section's row, alone: it also goes out of band after an answer."""
    section, score = state.section, state.score
    return RailSection(
        id=section.id,
        code=section.code,
        title=section.short_title,
        url=section.url,
        state=state.state,
        answered=min(score.answered, score.total),
        total=score.total,
        minutes=section.minutes,
        is_current=is_current,
    )


def _module(reader: Reader, module: CompiledModule, current: CompiledSection | None) -> RailModule:
    is_current = current is not None and current.module is module.place
    rows = tuple(
        rail_row(reader.state_of(section), is_current=section is current)
        for section in module.sections
    )
    return RailModule(
        code=module.place.code,
        title=module.place.title,
        summary=module.place.summary,
        state=_module_state([row.state for row in rows]),
        url=rows[0].url if rows else "",
        is_current=is_current,
        sections=rows,
        sections_done=sum(row.state == "complete" for row in rows),
        minutes_left=sum(row.minutes for row in rows if row.state != "complete"),
    )


def _module_state(states: list[str]) -> str:
    if not states:
        return "unreleased"
    for state in ("complete", "locked", "not_started"):
        if all(s == state for s in states):
            return state
    return "in_progress"
