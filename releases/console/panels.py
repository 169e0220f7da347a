"""Panels of a release's page. Apps register theirs, so that the console knows none of them.

A panel's template gets what its `context` answers, and `release`. Where that is None the panel
is left out. A `live` panel is drawn anew every few seconds: keep it cheap, use absolute times,
and give whatever can be focused in it an id. Live ones stand above the others, and those from
`LATER` on below them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.models import User
from releases.models import Release

if TYPE_CHECKING:
    from django.utils.functional import Promise

LATER = 80
"""Live panels from this position on stand at the end of the page."""

type PanelContext = Callable[[Release, User], Mapping[str, object] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the page. `name` is a slug; panels stand in the order of `position`.

    Ours stand at 10 (criteria), 20 (lamps), 25 (scheduled), 30 (ships), 40 (smoke tests),
    60 (notes for learners) and 90 (history). `wide` ones take the whole width.
    """

    name: str
    title: str | Promise
    position: int
    template: str
    context: PanelContext
    live: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """A panel as HTML."""

    panel: Panel
    html: SafeString


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> Panel:
    """Have the panel on the page of every release; one of the same name is replaced."""
    _panels[panel.name] = panel
    return panel


def drawn_panels(
    release: Release, request: HttpRequest, person: User, *, live: bool
) -> Iterator[DrawnPanel]:
    """The panels that have something to show, in their order."""
    for panel in sorted(_panels.values(), key=lambda each: (each.position, each.name)):
        if panel.live != live:
            continue
        context = panel.context(release, person)
        if context is not None:
            html = render_to_string(panel.template, {"release": release, **context}, request)
            yield DrawnPanel(panel, html)
