"""A section with what changed since its reader finished it marked in its own text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from django.utils.safestring import SafeString, mark_safe

from courses.changes.comparing import Changes
from courses.changes.drawing import drawn
from courses.changes.places import HEADLINES
from courses.reading.choosing import CompiledPart
from courses.reading.compiled import CompiledSection


def with_marks(section: CompiledSection, changes: Changes) -> CompiledSection:
    """The section as it is shown, headline and text marked; nothing else of it is another."""
    title, subtitle, lede = (
        marked(html, number, changes)
        for number, html in enumerate(
            [escape(section.title), escape(section.subtitle), section.lede_html]
        )
    )
    parts = tuple(_parts(section.parts, changes))
    return replace(section, title=title, subtitle=subtitle, lede_html=lede, parts=parts)


def _parts(parts: Sequence[CompiledPart], changes: Changes) -> Iterator[CompiledPart]:
    """Each stretch of text that was compared with its marks; others, as toggled ones, without."""
    next_up = HEADLINES + 1
    for part in parts:
        if isinstance(part, str) and hash(part) in changes.fragments[next_up:]:
            at = changes.fragments.index(hash(part), next_up)
            next_up = at + 1
            yield marked(part, at, changes)
        else:
            yield part


def marked(html: str, fragment: int, changes: Changes) -> SafeString:
    pieces: list[str] = []
    done = 0
    shown = changes.marked
    for mark in changes.marks:
        if mark.fragment == fragment:
            pieces += [html[done : mark.offset], drawn(mark, shown)]
            done = mark.offset
    # The markup was sanitised when it was saved, a title escaped, and marks escape their words.
    return mark_safe("".join([*pieces, html[done:]]))  # noqa: S308
