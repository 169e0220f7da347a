"""One side of the switchboard, drawn: its version, its lamp, and what a flip to it would meet."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.switchboard.layout import Layout
from labs.switchboard.model import FAILED, PASSED, STALE, V1, State, fits
from labs.switchboard.names import grouped, side_name
from labs.switchboard.shapes import BAD, STRONG, SUB, Circle, Rect, Shape, Text
from labs.switchboard.site import Site

HEIGHT = 88


def side_shapes(layout: Layout, site: Site, state: State, side: str) -> tuple[Shape, ...]:
    """The side's box with three lines in it."""
    place = layout.sides[side]
    is_live, is_fit = side == state.live, fits(site, state, side)
    left = place.x + 16
    lamp = "f-lamp f-lamp--on" if is_live and is_fit else "f-lamp"
    return (
        Rect(f"f-env f-env--{side}", place.x, place.y, layout.side_width, HEIGHT),
        Text(STRONG, left, place.y + 27, _title(side, state.on(side))),
        Circle(lamp if is_fit else "f-dot--bad", left + 6, place.y + 46, 5),
        Text(SUB, left + 18, place.y + 51, _("live, 100%") if is_live else _("idle")),
        Text(SUB if is_fit else BAD, left, place.y + 74, note(site, state, side)),
    )


def _title(side: str, version: str) -> str:
    return f"{side_name(side)} · {version}" if version else side_name(side)


def note(site: Site, state: State, side: str) -> str:
    """What there is to know of a side now: of v1 while idle, whether it is a way back."""
    version, is_fit = state.on(side), fits(site, state, side)
    if side == state.live:
        failing = _("%(share)s%% of requests fail") % {"share": grouped(site.touch_percent)}
        return _("serves everyone") if is_fit else failing
    if not version:
        return _("empty")
    if version == V1:
        return _("way back works") if is_fit else _("way back broken")
    return {
        PASSED: _("smoke test passed"),
        FAILED: _("smoke test failed"),
        STALE: _("smoke test outdated"),
    }.get(state.smoke, _("not tested"))
