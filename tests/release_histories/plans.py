"""Scheduled moves as the reference keeps them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tests.release_histories.reference import A2, A3, OFF, Stand


@dataclass
class Plan:
    """One scheduled move: to that ring, or to that share where `ring` is 0."""

    pk: int
    number: int
    ring: int
    share: int
    not_before: datetime
    embargo: bool
    state: str = "waiting"


@dataclass
class Plans:
    """All that was ever scheduled."""

    rows: list[Plan] = field(default_factory=list)

    def waiting(self, number: int) -> list[Plan]:
        """What still waits of one release."""
        return [row for row in self.rows if row.number == number and row.state == "waiting"]

    def may_add(self, number: int, stand: Stand, ring: int) -> bool:
        """Whether that ring, or a share for ring 0, may be scheduled where it stands so."""
        if not OFF <= stand.ring < A3:
            return False
        taken = {row.ring for row in self.waiting(number)}
        return not ring or (ring > stand.ring and ring not in taken)

    def forbid(self, number: int, ring: int, now: datetime) -> bool:
        """Whether an embargo keeps the release out of that ring for now."""
        kept = (row for row in self.waiting(number) if row.embargo and 0 < row.ring <= ring)
        return any(row.not_before > now for row in kept)

    def moved(self, number: int, kind: str, stand: Stand) -> None:
        """Note what can no longer happen after that move."""
        for row in self.waiting(number):
            overtaken = kind == "promoted" and 0 < row.ring <= stand.ring
            if kind == "rolled_back" or overtaken:
                row.state = "refused"

    def due(self, now: datetime) -> list[Plan]:
        """What waits and whose time has come, in the order in which it is made."""
        found = [row for row in self.rows if row.state == "waiting" and row.not_before <= now]
        return sorted(found, key=lambda row: (row.not_before, row.pk))


def leads_to(plan: Plan, stand: Stand) -> Stand | None:
    """Where a due move leads by the rules of releases; None where they refuse it."""
    if not plan.ring:
        return stand.after("share_changed", plan.share) if stand.ring == A2 else None
    return stand.after("promoted") if stand.ring + 1 == plan.ring else None
