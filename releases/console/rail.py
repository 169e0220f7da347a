"""The way of a release from ring to ring, as stations on a line. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from releases.models import Release, ReleaseEvent
from releases.rings import BUCKETS, Ring

CODES = {Ring.OFF: "OFF", Ring.A1: "A1", Ring.A2: "A2", Ring.A3: "A3"}


@dataclass(frozen=True, slots=True)
class Station:
    """One ring of the way: who is in it, and when and by whom the release got there.

    `state` is "passed", "now", "ahead", or "was" for rings that a rollback has left.
    """

    ring: Ring
    state: str
    share: int
    at: datetime | None = None
    by: str = ""

    @property
    def code(self) -> str:
        """How the ring is called on plates."""
        return CODES[self.ring]

    @property
    def audience(self) -> str:
        """Who sees it there."""
        return audience(self.ring, self.share)

    @property
    def told_state(self) -> str:
        """The state in a word."""
        words = {"passed": _("passed"), "now": _("now"), "ahead": _("ahead"), "was": _("left")}
        return words[self.state]


def audience(ring: int, share: int) -> str:
    """Who sees a release in that ring."""
    match ring:
        case Ring.OFF:
            return _("nobody")
        case Ring.A1:
            return _("staff only")
        case Ring.A2:
            return _("staff and %(share)s of learners") % {"share": percent(share)}
        case Ring.A3:
            return _("everyone")
    return _("nobody any more")


def percent(share: int) -> str:
    """Buckets as a percentage: 500 is "5 %"."""
    shown = number_format(f"{share * 100 / BUCKETS:g}", use_l10n=True)
    return f"{shown} %"


def stations(release: Release, events: Sequence[ReleaseEvent]) -> list[Station]:
    """OFF, A1, A2 and A3 as the release stands; `events` are its own, oldest first."""
    reached = {e.to_ring: e for e in events if e.kind == ReleaseEvent.Kind.PROMOTED}
    furthest = max(reached, default=Ring.OFF)
    return [
        _station(release, ring, reached.get(ring), state=_state(release.ring, ring, furthest))
        for ring in CODES
    ]


def _state(here: int, ring: Ring, furthest: int) -> str:
    if here == Ring.ROLLED_BACK:
        return "was" if ring <= furthest else "ahead"
    if here == ring:
        return "now"
    return "passed" if ring < here else "ahead"


def _station(release: Release, ring: Ring, event: ReleaseEvent | None, *, state: str) -> Station:
    if ring == Ring.OFF:
        by = told_person(release.created_by)
        return Station(ring, state, release.share, release.created_at, by)
    if event is None:
        return Station(ring, state, release.share)
    return Station(ring, state, release.share, event.at, told_person(event.by))


def told_person(person: object | None) -> str:
    """Who did it; nobody is the system itself."""
    return str(person) if person is not None else _("the system")
