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
from .sheet import CEILING, FLOOR, HEIGHT, SHEETS, STRIP, Box, Sheet, Span, at, box, height_of


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
        left=at(sheet.left),
        right=at(sheet.width - sheet.right),
        floor=at(FLOOR),
        columns=tuple(_column(span, slot, each, tier) for slot, each in enumerate(drawn)),
        grid=tuple((at(height_of(share)), percent(share / 100)) for share in (0, 50, 100)),
        limit=at(height_of(limit)) if run.limit_found else "",
        ahead="" if run.played else _ramp(span),
        strip=box(sheet.left, STRIP, sheet.width - sheet.left - sheet.right, 12),
    )


def _column(span: Span, slot: int, played: Played, tier: Parameters) -> Column:
    """One step in its slot."""
    share = played.step.share
    left, width = span.x(slot) + 2, span.pitch - 4
    kept = share * played.reading.served / played.reading.offered
    lost = played.errors_known and played.reading.failed
    capacity = played.step.servers * tier.rate / tier.peak * 100
    return Column(
        load=box(left, height_of(share), width, height_of(0) - height_of(share)),
        lost=box(left, height_of(share), width, height_of(kept) - height_of(share))
        if lost
        else None,
        capacity=at(height_of(capacity)) if capacity <= CEILING else "",
        end=at(left + width),
        middle=at(left + width / 2),
        share=percent(share / 100) if span.has_unit else count(share),
        shows=played.step.shows,
        strip=box(span.x(slot), STRIP, span.pitch, 12),
    )


def _ramp(span: Span) -> str:
    """The steps ahead, as a staircase over the first slots."""
    corners = [
        (span.x(step + side), height_of(share))
        for step, share in enumerate(SHARES)
        for side in (0, 1)
    ]
    return " ".join(f"{at(x)},{at(y)}" for x, y in corners)


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
