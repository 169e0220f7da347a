"""Accepted numbers as our grammar writes them: `3.5`, `3.5 +- 0.1`, `3..4`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from quizzes.interchange.qti.values import number
from quizzes.kinds.numbers import parts_of

_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_FEW = 7


@dataclass(frozen=True, slots=True)
class Accepted:
    """A number or a range: its text, and its lowest and highest value."""

    text: str
    low: Decimal
    high: Decimal

    @property
    def example(self) -> Decimal:
        """The number in the middle."""
        return (self.low + self.high) / 2

    def takes(self, value: Decimal) -> bool:
        """Whether the value is accepted."""
        return self.low <= value <= self.high

    def probe(self, earlier: list[Accepted]) -> Decimal:
        """A value that this one takes, and none of the earlier ones if there is such a value."""
        steps = [Decimal(step) / 16 for step in (8, 0, 16, 3, 13, 5, 11)]
        values = [self.low + (self.high - self.low) * step for step in steps]
        free = (v for v in values if not any(each.takes(v) for each in earlier))
        return next(free, values[0])


def accepted_of(text: str) -> Accepted | None:
    """The number or range that an accepted answer says; None where it says none."""
    first, joint, second = parts_of(text)
    return between(first, second) if joint == ".." else around(first, second or "0")


def around(middle: str, tolerance: str) -> Accepted | None:
    """A number and what it may be off by; None where one of them is no number."""
    value, off = number(middle), number(tolerance)
    if value is None or off is None:
        return None
    off = abs(off)
    text = plain(middle) if not off else f"{plain(middle)} +- {plain(tolerance)}"
    return Accepted(text, value - off, value + off)


def between(low: str, high: str) -> Accepted | None:
    """A range with both its ends; None where one of them is no number."""
    first, last = number(low), number(high)
    if first is None or last is None:
        return None
    if first > last:
        low, high, first, last = high, low, last, first
    return Accepted(f"{plain(low)}..{plain(high)}", first, last)


def plain(text: str) -> str:
    """A number as our grammar writes it: as it was written, where that is so."""
    bare = text.strip()
    if _PLAIN.fullmatch(bare):
        return bare
    value = number(bare) or Decimal(0)
    return format(value, "f") if abs(value.adjusted()) < 2 * _FEW else f"{value:e}"
