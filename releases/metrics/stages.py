"""The stretch of a release's life that is measured: in one ring, cut where its share changed.

A stage is the ring in which the release stood when the window begins, until the window ends or
the release left that ring. Pure, but for `stage` and `present_window`, which read its moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from releases.metrics.definitions import Window
from releases.models import Release
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Move:
    """What one move left behind: the ring and the share from then on."""

    at: datetime
    ring: int
    share: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with one share, in buckets; `is_before` where nobody had the release."""

    since: datetime
    until: datetime
    share: int
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A release in one ring: its spans, none of them empty, none overlapping."""

    ring: Ring
    salt: str
    spans: tuple[Span, ...]


def stage_in(moves: Sequence[Move], window: Window, salt: str) -> Stage | None:
    """The stage that the window shows, from the moves in order; None where nobody saw it then.

    In A3 the same length of time before the release entered A2, the last in which no learner had
    it, comes first: it is what A3 is compared with.
    """
    begun = [number for number, move in enumerate(moves) if move.at <= window.since]
    if not begun or moves[begun[-1]].ring < Ring.A1:
        return None
    ring = moves[begun[-1]].ring
    spans = _spans(moves[begun[-1] :], window)
    if spans and ring == Ring.A3:
        length = spans[-1].until - spans[0].since
        entered = next(move.at for move in moves if move.ring >= Ring.A2)
        spans = [Span(entered - length, entered, 0, is_before=True), *spans]
    return Stage(Ring(ring), salt, tuple(spans)) if spans else None


def _spans(moves: Sequence[Move], window: Window) -> list[Span]:
    """From the move in force when the window begins, as long as the ring stays the same."""
    spans = []
    for number, move in enumerate(moves):
        if move.ring != moves[0].ring:
            break
        later = moves[number + 1].at if number + 1 < len(moves) else window.until
        since, until = max(move.at, window.since), min(later, window.until)
        if since < until:
            spans.append(Span(since, until, move.share))
    return spans


def moves_of(release: Release) -> list[Move]:
    """The moves of a release in order: one statement."""
    rows = release.events.order_by("number").values_list("at", "to_ring", "share")
    return [Move(*row) for row in rows]


def stage(release: Release, window: Window) -> Stage | None:
    """The stage of a release that the window shows: one statement."""
    return stage_in(moves_of(release), window, release.salt)


def present_window(release: Release, *, at: datetime) -> Window | None:
    """Since the release entered the ring it stands in, until `at`; None where nobody sees it."""
    moves = moves_of(release)
    if not moves or moves[-1].ring < Ring.A1:
        return None
    entered = len(moves)
    while entered and moves[entered - 1].ring == moves[-1].ring:
        entered -= 1
    return Window(moves[entered].at, at)
