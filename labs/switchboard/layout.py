"""Where things stand in the wide drawing and in the narrow one."""

from __future__ import annotations

from dataclasses import dataclass

from labs.switchboard.model import BLUE


@dataclass(frozen=True, slots=True)
class Place:
    """A point."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that differs between the two drawings."""

    css: str
    width: int
    height: int
    traffic: tuple[int, int, int, int]
    """x, y, width and height of the source of all traffic."""
    router: Place
    router_label: Place
    lever: Place
    """How far the pointer's tip is from the router's middle when Blue is live."""
    trunk: str
    """From the traffic to the router."""
    routes: dict[str, str]
    """From the router to each side."""
    sides: dict[str, Place]
    side_width: int
    databases: dict[str, Place]
    """Where each side's own database stands, where there are two."""
    shared: Place
    shared_label: Place
    shared_anchor: str
    shared_wires: str
    own_wires: str
    sync: str
    sync_label: Place
    counter: Place
    tape_y: int
    tape_x: int
    tape_pitch: int
    tape_stops: int

    def tip(self, live: str) -> tuple[Place, Place]:
        """The pointer's pivot and tip: it turns towards the live side."""
        dx, dy = self.lever.x, self.lever.y
        if live != BLUE and self.css == "only-wide":
            dy = -dy
        elif live != BLUE:
            dx = -dx
        router = self.router
        return Place(router.x - dx, router.y - dy), Place(router.x + dx, router.y + dy)


WIDE = Layout(
    css="only-wide",
    width=560,
    height=338,
    traffic=(6, 88, 64, 64),
    router=Place(150, 120),
    router_label=Place(150, 170),
    lever=Place(14, -9),
    trunk="M70 120H120",
    routes={
        "blue": "M180 120C222 120 206 56 246 56H264",
        "green": "M180 120C222 120 206 184 246 184H264",
    },
    sides={"blue": Place(264, 12), "green": Place(264, 140)},
    side_width=160,
    databases={"blue": Place(462, 20), "green": Place(462, 148)},
    shared=Place(462, 72),
    shared_label=Place(508, 190),
    shared_anchor="middle",
    shared_wires="M424 56C448 56 438 104 462 108M424 184C448 184 438 136 462 132",
    own_wires="M424 56H462M424 184H462",
    sync="M508 96V144",
    sync_label=Place(500, 125),
    counter=Place(6, 202),
    tape_y=284,
    tape_x=34,
    tape_pitch=68,
    tape_stops=8,
)

NARROW = Layout(
    css="only-narrow",
    width=342,
    height=520,
    traffic=(111, 6, 120, 34),
    router=Place(171, 92),
    router_label=Place(206, 90),
    lever=Place(-10, 12),
    trunk="M171 40V66",
    routes={
        "blue": "M171 118C171 146 84 124 84 154",
        "green": "M171 118C171 146 258 124 258 154",
    },
    sides={"blue": Place(6, 154), "green": Place(180, 154)},
    side_width=156,
    databases={"blue": Place(38, 290), "green": Place(212, 290)},
    shared=Place(125, 284),
    shared_label=Place(228, 322),
    shared_anchor="start",
    shared_wires="M84 242C84 266 152 254 160 276M258 242C258 266 190 254 182 276",
    own_wires="M84 242V284M258 242V284",
    sync="M130 326H212",
    sync_label=Place(171, 316),
    counter=Place(12, 412),
    tape_y=466,
    tape_x=38,
    tape_pitch=66,
    tape_stops=5,
)
