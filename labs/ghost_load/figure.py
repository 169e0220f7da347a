"""The drawing of a run: what came in at each step, what was lost, and what people could see.

Geometry only, as text, so that no language puts its own decimal mark into an attribute.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .amounts import count, errors_of, percent
from .gauges import Gauge, gauges_of
from .parameters import SHARES, TOP_SHARE, Parameters
from .replay import Played, Run

CEILING = 130
"""The top of the scale, in % of the peak."""

TOP, FLOOR, STRIP, HEIGHT = 44, 214, 246, 282
"""Where things stand from above: the scale, its foot, the strip of the interface, the end."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of the drawing: how wide, its margins, and how many steps fit at most."""

    kind: str
    width: int
    left: int
    right: int
    most: int

    def span(self, steps: int) -> Span:
        """The room for so many steps, or for the whole ramp while there are fewer."""
        slots = max(len(SHARES), min(steps, self.most))
        return Span(self.left, (self.width - self.left - self.right) / slots)


@dataclass(frozen=True, slots=True)
class Span:
    """Where steps stand from the left."""

    left: int
    pitch: float

    def x(self, slot: float) -> float:
        """Where a step begins."""
        return self.left + slot * self.pitch


SHEETS = (Sheet("only-wide", 584, 52, 12, 12), Sheet("only-narrow", 342, 46, 6, 8))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Column:
    """One step: its load, the part of it that was lost, and what the servers could finish."""

    load: Box
    lost: Box | None
    capacity: str
    """Where the servers' line stands, or "" above the scale."""
    end: str
    middle: str
    share: str
    shows: bool
    strip: Box


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of the two sizes."""

    kind: str
    width: int
    height: int
    left: str
    right: str
    floor: str
    columns: tuple[Column, ...]
    grid: tuple[tuple[str, str], ...]
    """Where each line stands and what it says."""
    limit: str
    """Where the connection limit's line stands, or "" while nobody knows of it."""
    ahead: str
    """The ramp to come, before anything was tried."""
    strip: Box
    """The interface, while it is hidden."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Both sizes, what they show in words, and the gauges of the latest step."""

    drawings: tuple[Drawing, ...]
    caption: str
    released: bool
    gauges: tuple[Gauge, ...]


def figure_of(run: Run, tier: Parameters) -> Figure:
    """The figure of a run; before anything was tried, of the ramp ahead."""
    return Figure(
        drawings=tuple(_drawing(sheet, run, tier) for sheet in SHEETS),
        caption=_caption(run, tier),
        released=run.release is not None,
        gauges=gauges_of(run, tier),
    )


def _drawing(sheet: Sheet, run: Run, tier: Parameters) -> Drawing:
    """The last steps that fit on this sheet."""
    drawn = run.played[-sheet.most :]
    span = sheet.span(len(drawn))
    limit = tier.limit / tier.peak * 100
    return Drawing(
        kind=sheet.kind,
        width=sheet.width,
        height=HEIGHT,
        left=_at(sheet.left),
        right=_at(sheet.width - sheet.right),
        floor=_at(FLOOR),
        columns=tuple(_column(span, slot, each, tier) for slot, each in enumerate(drawn)),
        grid=tuple((_at(_y(share)), percent(share / 100)) for share in (0, 50, 100)),
        limit=_at(_y(limit)) if run.limit_found else "",
        ahead="" if run.played else _ramp(span),
        strip=_box(sheet.left, STRIP, sheet.width - sheet.left - sheet.right, 12),
    )


def _column(span: Span, slot: int, played: Played, tier: Parameters) -> Column:
    """One step in its slot."""
    share = played.step.share
    left, width = span.x(slot) + 2, span.pitch - 4
    kept = share * played.reading.served / played.reading.offered
    lost = played.errors_known and played.reading.failed
    capacity = played.step.servers * tier.rate / tier.peak * 100
    return Column(
        load=_box(left, _y(share), width, _y(0) - _y(share)),
        lost=_box(left, _y(share), width, _y(kept) - _y(share)) if lost else None,
        capacity=_at(_y(capacity)) if capacity <= CEILING else "",
        end=_at(left + width),
        middle=_at(left + width / 2),
        share=percent(share / 100),
        shows=played.step.shows,
        strip=_box(span.x(slot), STRIP, span.pitch, 12),
    )


def _ramp(span: Span) -> str:
    """The steps ahead, as a staircase over the first slots."""
    corners = [(span.x(at + side), _y(share)) for at, share in enumerate(SHARES) for side in (0, 1)]
    return " ".join(f"{_at(x)},{_at(y)}" for x, y in corners)


def _caption(run: Run, tier: Parameters) -> str:
    """What the drawing shows; it is also its name for those who do not see it."""
    named = {"peak": count(tier.peak), "top": percent(TOP_SHARE / 100)}
    if not run.played:
        said = _(
            "The ramp ahead: ghost load from 1%% to %(top)s of the daily peak, nothing to see."
        )
        return said % named
    last = run.played[-1]
    named |= {"number": count(len(run.played)), "share": percent(last.step.share / 100)}
    named |= {"errors": errors_of(last), "limit": count(tier.limit)}
    said = _(
        "Load step by step in %% of the peak of %(peak)s calls a second. The short lines are what "
        "the servers can finish. Step %(number)s: %(share)s came, failed: %(errors)s."
    )
    if any(each.errors_known and each.reading.failed for each in run.played):
        said += " " + _("Framed: what failed.")
    if run.limit_found:
        said += " " + _("Dashed: the connection limit, %(limit)s a second.")
    return said % named


def _y(share: float) -> float:
    """The height of a share of the peak in %."""
    return FLOOR - (FLOOR - TOP) * share / CEILING


def _at(number: float) -> str:
    """A coordinate."""
    return f"{number:.1f}"


def _box(x: float, y: float, width: float, height: float) -> Box:
    """A rectangle of coordinates."""
    return Box(_at(x), _at(y), _at(width), _at(height))
