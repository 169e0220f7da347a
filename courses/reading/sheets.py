"""The stylesheets that what stands in a section needs besides those of every section."""

from __future__ import annotations

from courses.reading.compiled import CompiledSection


def sheets_of(section: CompiledSection) -> tuple[str, ...]:
    """Those that its items name in `sheet`, each once, in the order of the text."""
    named = (getattr(placed.item, "sheet", "") for placed in section.placed)
    return tuple(dict.fromkeys(sheet for sheet in named if sheet))
