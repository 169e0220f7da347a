"""What a toggle's row says, and what that means for one learner. Pure functions of values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from releases.models.toggles import ToggleKind
from releases.rings import BUCKETS, bucket

MOST_VARIANTS = 20
VARIANT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ON, OFF = "on", "off"
"""What a learner got of a toggle without variants, and of any that is off for them."""


class GarbageRowError(ValueError):
    """A stored toggle that no rule can be made of; the message names it."""


class Why(StrEnum):
    """What decided: for the log and for OpenFeature's `reason`."""

    KILLED = "switched off"
    EVERYONE = "on for everyone"
    NOT_A_MEMBER = "not in its cohorts"
    SHARE = "by share"
    LOAD = "the site is busy"


@dataclass(frozen=True, slots=True)
class Rule:
    """One toggle, read and checked."""

    id: int
    name: str
    kind: ToggleKind
    on: bool
    percent: int
    salt: str
    cohorts: frozenset[int] = frozenset()
    """Ids; empty where it is not limited to any."""
    variants: tuple[tuple[str, int], ...] = ()
    """Names with weights above 0, in order."""

    @property
    def is_personal(self) -> bool:
        """Whether it depends on who asks."""
        return self.on and bool(self.percent < 100 or self.cohorts or self.variants)


@dataclass(frozen=True, slots=True)
class Decision:
    """What one learner gets: whether it is on for them, as what, and why."""

    on: bool
    variant: str
    why: Why


def decide(rule: Rule, key: str, *, is_member: bool, is_busy: bool = False) -> Decision:
    """Whether the toggle is on for the learner with that key, and which variant they get.

    `is_member` tells whether they are in one of its cohorts, `is_busy` whether the process has
    more to do than it can: an ops toggle is off then. The same key gets the same answer on every
    device, day and process; raising the percentage takes it away from nobody.
    """
    if not rule.on:
        return Decision(False, OFF, Why.KILLED)
    if is_busy and rule.kind == ToggleKind.OPS:
        return Decision(False, OFF, Why.LOAD)
    if rule.cohorts and not is_member:
        return Decision(False, OFF, Why.NOT_A_MEMBER)
    if rule.percent < 100 and not _is_in_share(rule, key):
        return Decision(False, OFF, Why.SHARE)
    if rule.variants:
        return Decision(True, _variant(rule, key), Why.SHARE)
    return Decision(True, ON, Why.SHARE if rule.is_personal else Why.EVERYONE)


def _is_in_share(rule: Rule, key: str) -> bool:
    """Nobody in particular, who has no key, is in no share."""
    return bool(key) and bucket(key, rule.salt) * 100 < rule.percent * BUCKETS


def variants_of(stored: object) -> tuple[tuple[str, int], ...]:
    """The variants as a row keeps them, checked. Raises GarbageRowError.

    A list of pairs: a mapping would come back from PostgreSQL in another order, and the order
    decides who has which.
    """
    if not isinstance(stored, list) or len(stored) > MOST_VARIANTS:
        raise GarbageRowError("variants are a list of names with weights")
    found = tuple(_pair(each) for each in stored)
    if len({name for name, _weight in found}) < len(found):
        raise GarbageRowError("a variant is there twice")
    if found and not any(weight for _name, weight in found):
        raise GarbageRowError("every variant weighs nothing")
    return tuple(pair for pair in found if pair[1])


def _pair(stored: object) -> tuple[str, int]:
    match stored:
        case [str() as name, int() as weight] if (
            VARIANT.fullmatch(name) and name not in (ON, OFF) and 0 <= weight <= BUCKETS
        ):
            return name, int(weight)
    raise GarbageRowError("a variant is a name in small letters and a weight")


def _variant(rule: Rule, key: str) -> str:
    """The variant whose stretch of the weights the learner's second bucket falls into."""
    total = sum(weight for _name, weight in rule.variants)
    place = bucket(key, f"{rule.salt}:variant") * total // BUCKETS
    ends = accumulate(weight for _name, weight in rule.variants)
    names = (name for name, _weight in rule.variants)
    return next(name for name, end in zip(names, ends, strict=True) if place < end)
