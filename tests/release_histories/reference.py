"""What the documents say of releases, written a second time and plainly. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from releases.models import ReleaseEvent

BACK, OFF, A1, A2, A3 = -1, 0, 1, 2, 3


@dataclass(frozen=True)
class Stand:
    """Where a release stands."""

    ring: int = OFF
    share: int = 500
    held: bool = False
    moves: int = 0

    def after(self, kind: str, share: int = 0) -> Stand | None:
        """Where that move leads by the table in docs/releases.md; None where it is refused."""
        moved = replace(self, moves=self.moves + 1)
        on_its_way = self.ring in (A1, A2)
        if kind == "promoted" and self.ring in (OFF, A1, A2) and not self.held:
            return replace(moved, ring=self.ring + 1)
        if kind == "held" and on_its_way and not self.held:
            return replace(moved, held=True)
        if kind == "resumed" and self.held:
            return replace(moved, held=False)
        if kind == "share_changed" and on_its_way and 1 <= share <= 10_000:
            return None if self.held and share > self.share else replace(moved, share=share)
        if kind == "rolled_back" and self.ring >= A1:
            return replace(moved, ring=BACK, held=False)
        return None

    def reaches(self, salt: str, key: str, *, is_staff: bool) -> bool:
        """Whether somebody with that key sees what is shipped."""
        if self.ring == A3 or (is_staff and self.ring in (A1, A2)):
            return True
        return self.ring == A2 and bucket_of(salt, key) < self.share


def bucket_of(salt: str, key: str) -> int:
    """The learner's bucket, as docs/releases.md defines it."""
    return int(hashlib.sha256(f"{salt}:{key}".encode()).hexdigest()[:16], 16) % 10_000


def folded(start: Stand, events: Iterable[ReleaseEvent]) -> Stand:
    """Where these events, in order, lead; fails at one that could not have followed the others."""
    stand = start
    for number, event in enumerate(events, start=1):
        after = stand.after(event.kind, event.share)
        assert after is not None, f"{event.kind} was not allowed in {stand}"
        assert (event.number, event.from_ring) == (number, stand.ring)
        assert (event.to_ring, event.share) == (after.ring, after.share)
        assert event.reason or event.kind != "rolled_back"
        stand = after
    return stand
