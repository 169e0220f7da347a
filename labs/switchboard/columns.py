"""The database, drawn: a slot for the old column and one for the new."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.switchboard.layout import Layout, Place
from labs.switchboard.model import BLUE, BOTH, GREEN, NEW, OLD, V2, State
from labs.switchboard.names import NEW_COLUMN, OLD_COLUMN, in_seconds
from labs.switchboard.shapes import PLAIN, SUB, Path, Rect, Shape, Text
from labs.switchboard.site import Site

WIDTH = 92
THERE, NOT_THERE = "f-node", "f-ring f-ring--3"


def database_shapes(layout: Layout, site: Site, state: State) -> tuple[Shape, ...]:
    """One database with two slots, or two with one slot each and the copying between them."""
    if site.has_two_databases:
        return _two(layout, site, state)
    place = layout.shared
    label = layout.shared_label
    return (
        Path("f-wire", layout.shared_wires),
        Path("f-db", _cylinder(place, 78)),
        *_slot(place, 22, OLD_COLUMN, is_there=state.columns in (OLD, BOTH)),
        *_slot(place, 51, NEW_COLUMN, is_there=state.columns in (BOTH, NEW)),
        Text(SUB, label.x, label.y, _("one database"), layout.shared_anchor),
        Text(SUB, label.x, label.y + 18, _holds(state.columns), layout.shared_anchor),
    )


def _two(layout: Layout, site: Site, state: State) -> tuple[Shape, ...]:
    label = layout.sync_label
    anchor = "end" if layout.css == "only-wide" else "middle"
    shapes: list[Shape] = [Path("f-wire", layout.own_wires), Path("f-link", layout.sync)]
    for side in (BLUE, GREEN):
        place = layout.databases[side]
        column = NEW_COLUMN if state.on(side) == V2 else OLD_COLUMN
        shapes += [
            Path("f-db", _cylinder(place, 62)),
            *_slot(place, 28, column, is_there=bool(state.on(side))),
        ]
    lag = _("lag %(lag)s") % {"lag": in_seconds(site.sync_lag_seconds)}
    return (*shapes, Text(SUB, label.x, label.y, lag, anchor))


def _holds(columns: str) -> str:
    if columns == BOTH:
        return _("both columns")
    return _("%(column)s only") % {"column": OLD_COLUMN if columns == OLD else NEW_COLUMN}


def _cylinder(place: Place, height: int) -> str:
    top = f"M{place.x} {place.y + 8}c0 -11 {WIDTH} -11 {WIDTH} 0"
    return f"{top}v{height}c0 11 -{WIDTH} 11 -{WIDTH} 0z{top.replace('-11', '11')}"


def _slot(place: Place, below: int, column: str, *, is_there: bool) -> tuple[Shape, Shape]:
    """A column: a solid box with its name, or an empty place with a dashed edge."""
    box = Rect(THERE if is_there else NOT_THERE, place.x + 8, place.y + below, WIDTH - 16, 24, 3)
    name = column if is_there else "–"
    middle = place.x + WIDTH // 2
    return box, Text(PLAIN if is_there else SUB, middle, place.y + below + 17, name, "middle")
