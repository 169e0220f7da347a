"""The drawing of a run: the route, both sides, the database, the harm and the last levers."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from labs.switchboard.columns import database_shapes
from labs.switchboard.layout import NARROW, WIDE, Layout
from labs.switchboard.model import BLUE, GREEN, State, Step, fits
from labs.switchboard.names import columns_name, grouped, side_and_version
from labs.switchboard.replay import state_after
from labs.switchboard.shapes import (
    BAD,
    STRONG,
    SUB,
    Circle,
    Drawing,
    Figure,
    Path,
    Rect,
    Shape,
    Text,
)
from labs.switchboard.side_notes import side_shapes
from labs.switchboard.site import Site
from labs.switchboard.tape import tape_shapes

LIVE = {BLUE: "f-route f-route--live", GREEN: "f-route f-route--live f-route--green"}
BURNING = "f-line f-line--bad"
IDLE = "f-route f-route--idle"
IDLE_BROKEN = "f-route f-route--idle f-mark"


def figure(site: Site, steps: tuple[Step, ...]) -> Figure:
    """Both drawings of a run and their caption."""
    state = state_after(steps)
    return Figure(
        _caption(site, steps, state),
        tuple(_drawing(layout, site, steps, state) for layout in (WIDE, NARROW)),
    )


def _caption(site: Site, steps: tuple[Step, ...], state: State) -> str:
    pulled = ngettext("After %(n)s lever:", "After %(n)s levers:", len(steps))
    parts = [
        pulled % {"n": grouped(len(steps))} if steps else _("Before the first lever:"),
        _("all traffic goes to %(live)s; the idle side is %(idle)s.")
        % {
            "live": side_and_version(state.live, state.live_version),
            "idle": side_and_version(state.idle, state.idle_version),
        },
    ]
    if not fits(site, state, state.idle):
        parts.append(_("A flip to the idle side would fail."))
    if site.has_two_databases:
        parts.append(_("Each side has its own database."))
    else:
        columns = {"columns": columns_name(state.columns)}
        parts.append(_("Both use one database, whose table has %(columns)s.") % columns)
    failed = ngettext(
        "%(n)s request has failed so far.", "%(n)s requests have failed so far.", state.failed
    )
    parts.append(failed % {"n": grouped(state.failed)})
    if state.lost_writes:
        lost = ngettext("%(n)s write is lost.", "%(n)s writes are lost.", state.lost_writes)
        parts.append(lost % {"n": grouped(state.lost_writes)})
    return " ".join(parts)


def _drawing(layout: Layout, site: Site, steps: tuple[Step, ...], state: State) -> Drawing:
    shapes: tuple[Shape, ...] = (
        *_routes(layout, site, state),
        *database_shapes(layout, site, state),
        *_source(layout),
        *_router(layout, state),
        *side_shapes(layout, site, state, BLUE),
        *side_shapes(layout, site, state, GREEN),
        *_counter(layout, state),
        *tape_shapes(layout, steps),
    )
    return Drawing(layout.css, layout.width, layout.height, shapes)


def _routes(layout: Layout, site: Site, state: State) -> tuple[Shape, ...]:
    """The dashed route first: the live one lies over it. Red where a version misses its column."""
    live = LIVE[state.live] if fits(site, state, state.live) else BURNING
    idle = IDLE if fits(site, state, state.idle) else IDLE_BROKEN
    return (
        Path(idle, layout.routes[state.idle]),
        Path(live, layout.trunk),
        Path(live, layout.routes[state.live]),
    )


def _source(layout: Layout) -> tuple[Shape, ...]:
    x, y, width, height = layout.traffic
    middle = x + width // 2
    if height < width:
        label = Text(STRONG, middle, y + 22, _("all traffic"), "middle")
        return Rect("f-node", x, y, width, height, height // 2), label
    return (
        Circle("f-node", middle, y + height // 2, height // 2),
        Text(STRONG, middle, y + height // 2 - 3, _("all"), "middle"),
        Text(SUB, middle, y + height // 2 + 14, _("traffic"), "middle"),
    )


def _router(layout: Layout, state: State) -> tuple[Shape, ...]:
    pivot, tip = layout.tip(state.live)
    anchor, radius = ("middle", 30) if layout is WIDE else ("start", 26)
    label = layout.router_label
    return (
        Circle("f-node f-node--pts", layout.router.x, layout.router.y, radius),
        Path("f-lever", f"M{pivot.x} {pivot.y}L{tip.x} {tip.y}"),
        Circle("f-pivot", pivot.x, pivot.y, 4),
        Text(SUB, label.x, label.y, _("router"), anchor),
    )


def _counter(layout: Layout, state: State) -> tuple[Shape, ...]:
    place = layout.counter
    css = "f-t f-t--ring f-bad" if state.failed else "f-t f-t--ring"
    words = ngettext("failed request", "failed requests", state.failed)
    shapes = [
        Text(css, place.x, place.y, grouped(state.failed)),
        Text(SUB, place.x, place.y + 18, words),
    ]
    if state.lost_writes:
        lost = ngettext("%(n)s write lost", "%(n)s writes lost", state.lost_writes)
        text = lost % {"n": grouped(state.lost_writes)}
        lower = layout is WIDE
        x, y = (place.x, place.y + 40) if lower else (layout.width - 12, place.y)
        shapes.append(Text(BAD, x, y, text, "start" if lower else "end"))
    return tuple(shapes)
