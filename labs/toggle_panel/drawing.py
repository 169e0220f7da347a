"""The two drawings of a shift, wide and narrow, as shapes at their places."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .amounts import amount
from .naming import short_name
from .panel import TOGGLES
from .replay import Played, Shift
from .shapes import Act, Bar, Cell, Drawing, Row, Word
from .timetable import MINUTES

PLOT_TOP, PLOT_BASE = 52.0, 146.0
NUMBERS_AT = 163.0
MOST = 1.5
"""Demand at the top of the plot, as a share of capacity; more is drawn cut off."""
ROW_TOP, ROW_HEIGHT = 178.0, 26.0
SQUARE = 14.0
HEIGHT = 352
ACTS = (("launch", 1, 2), ("peak", 3, 4), ("supplier", 5, 6), ("checkout", 7, 8), ("store", 9, 9))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the columns of a drawing stand."""

    layout: str
    width: int
    left: float
    acts_at: tuple[float, float]
    """Heights of the words over the plot, by turns."""

    @property
    def column(self) -> float:
        """The width of a minute."""
        return (self.width - self.left - 4) / MINUTES

    def centre(self, number: int) -> float:
        """The middle of that minute."""
        return round(self.left + (number - 0.5) * self.column, 1)


_FRAMES = (_Frame("wide", 584, 92, (24, 24)), _Frame("narrow", 342, 82, (14, 32)))


def drawings_of(shift: Shift) -> tuple[Drawing, ...]:
    """For wide screens and for narrow ones."""
    return tuple(_drawing(frame, shift) for frame in _FRAMES)


def _height(demand: float) -> float:
    return round(min(demand, MOST) / MOST * (PLOT_BASE - PLOT_TOP), 1)


def _drawing(frame: _Frame, shift: Shift) -> Drawing:
    coming = shift.next_minute
    lines = len(TOGGLES) + 1
    minutes_y = ROW_TOP + lines * ROW_HEIGHT + 18
    return Drawing(
        layout=frame.layout,
        width=frame.width,
        height=HEIGHT,
        left=frame.left,
        right=frame.width - 4,
        base=PLOT_BASE,
        numbers=NUMBERS_AT,
        limit=round(PLOT_BASE - _height(1), 1),
        top=PLOT_TOP,
        acts=_acts(frame, coming.number if coming else MINUTES),
        bars=tuple(_bar(frame, played) for played in shift.played),
        rows=tuple(_toggle_row(frame, shift, toggle, line) for line, toggle in enumerate(TOGGLES)),
        pages=_pages_row(frame, shift),
        minutes=tuple(
            Word(str(number), frame.centre(number), minutes_y) for number in range(1, MINUTES + 1)
        ),
        here=_mark(frame.centre(coming.number), minutes_y + 6) if coming else "",
    )


def _mark(x: float, y: float) -> str:
    """A triangle that points up at the coming minute."""
    return f"{x},{y} {x + 8},{y + 13} {x - 8},{y + 13}"


def _acts(frame: _Frame, until: int) -> tuple[Act, ...]:
    """The troubles as far as the learner has come; later ones are not told."""
    words = {
        "launch": pgettext("in a figure", "launch"),
        "peak": pgettext("in a figure", "peak"),
        "supplier": pgettext("in a figure", "supplier"),
        "checkout": pgettext("in a figure", "checkout"),
        "store": pgettext("in a figure", "store"),
    }
    half = frame.column / 2
    return tuple(
        Act(
            words[name],
            round((frame.centre(first) + frame.centre(last)) / 2, 1),
            frame.acts_at[turn % 2],
            round(frame.centre(first) - half + 2, 1),
            round(frame.centre(last) + half - 2, 1),
            40.0,
        )
        for turn, (name, first, last) in enumerate(ACTS)
        if first <= until
    )


def _bar(frame: _Frame, played: Played) -> Bar:
    demand = max(played.load.cpu, played.load.workers)
    centre, height = frame.centre(played.minute.number), _height(demand)
    width = round(frame.column * 0.62, 1)
    top = round(PLOT_BASE - height, 1)
    return Bar(
        x=round(centre - width / 2, 1),
        y=top,
        width=width,
        height=height,
        is_over=demand > 1,
        label=amount(100 * demand),
        label_x=centre,
        label_y=NUMBERS_AT,
    )


def _cell(frame: _Frame, number: int, y: float, is_on: bool, text: str = "") -> Cell:
    centre = frame.centre(number)
    x = round(centre - SQUARE / 2, 1)
    return Cell(x, y, centre, y + 12, is_on, text)


def _toggle_row(frame: _Frame, shift: Shift, toggle: str, line: int) -> Row:
    y = ROW_TOP + line * ROW_HEIGHT
    cells = tuple(
        _cell(
            frame,
            played.minute.number,
            y,
            toggle in played.panel.lit,
            str(played.panel.share) if toggle == "checkout" and played.panel.share else "",
        )
        for played in shift.played
    )
    label = short_name(toggle)
    if toggle == "checkout":
        label = _("%(toggle)s, %%") % {"toggle": label}
    return Row(label, y + 12, cells)


def _pages_row(frame: _Frame, shift: Shift) -> Row:
    y = ROW_TOP + len(TOGGLES) * ROW_HEIGHT + 2
    cells = tuple(
        _cell(frame, played.minute.number, y, played.good >= 1) for played in shift.played
    )
    return Row(_("all good"), y + 12, cells)
