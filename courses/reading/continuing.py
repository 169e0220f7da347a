"""Where to go on: the course home's one primary button."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.embeds import place
from courses.reading.compiled import CompiledSection, Placed
from courses.reading.page import Reader


@dataclass(frozen=True, slots=True)
class Continue:
    """The section to open next, and what the button says."""

    code: str
    title: str
    url: str
    label: str


def continue_card(reader: Reader) -> Continue | None:
    """The first open section that is not complete, at what is first to be done in it once begun."""
    section = reader.to_continue()
    if section is None:
        return None
    code = f"{section.module.code} / {section.code}"
    marks = reader.marks_in(section)
    if not marks:
        any_done = any(reader.marks_in(other) for other in reader.course.sections)
        label = _("Go on") if any_done else _("Start here")
        return Continue(code, section.title, section.url, label)
    return Continue(code, section.title, _first_open(reader, section), _("Continue"))


def _first_open(reader: Reader, section: CompiledSection) -> str:
    marks = reader.marks_in(section)

    def is_open(placed: Placed) -> bool:
        mark = marks.get(place(placed.embed.kind, placed.item.key))
        return placed.item.counts(mark) and (mark is None or not placed.item.is_done(mark))

    waiting = next((placed for placed in section.required if is_open(placed)), None)
    if waiting is None:
        return section.url
    return f"{section.url}#{waiting.embed.kind}-{waiting.item.key}"
