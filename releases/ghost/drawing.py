"""How long pages take with a release and without it: classes of times, and two curves. Pure.

The classes are a quarter of an octave wide, as those of metrics are, but begin at a 64th of a
millisecond: what is drawn here is the text alone, of pieces that are kept, and takes no longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from releases.metrics.intervals import quantile
from releases.metrics.values import SLOTS, lower_bound, slot_of, upper_bound

type Histogram = tuple[int, ...]

FINER = 32
"""So many times finer than the classes of metrics; they end at a second."""
FEWEST = 2
"""Pages on each side before there is anything to draw."""
APART = 9.0
"""How far apart ticks stand at least, in per cent."""
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, in per cent of its length, and what stands there."""

    at: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Curves:
    """Points in a square of 100 by 100: milliseconds to the right, the share of pages upwards."""

    ghost: str
    live: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: what it is, where it begins and how wide it is, in per cent."""

    name: str
    x: str
    width: str


def parts_of(counts: Mapping[str, int]) -> tuple[Part, ...]:
    """A bar of 100 per cent in pieces as large as these counts; those of nothing are left out."""
    whole, drawn, at = sum(counts.values()), [], 0
    for name, number in counts.items():
        if number:
            drawn.append(Part(name, f"{100 * at / whole:.2f}%", f"{100 * number / whole:.2f}%"))
        at += number
    return tuple(drawn)


def class_of(ms: float) -> int:
    """The class of a time, 0 to 63."""
    return slot_of(ms * FINER)


def ms_within(histogram: Histogram, part: float) -> float | None:
    """How many ms so large a part took at most; None of nothing."""
    found = quantile(histogram, part)
    return None if found is None else found / FINER


def curves(ghost: Histogram, live: Histogram) -> Curves | None:
    """What share of the pages was drawn within how many ms; None where either has too few.

    The axis of time is logarithmic, as the classes are, and covers those with anything in them.
    """
    if sum(ghost) < FEWEST or sum(live) < FEWEST:
        return None
    used = [slot for slot in range(SLOTS) if ghost[slot] or live[slot]]
    first, last = used[0], used[-1]
    return Curves(
        _points(ghost, first, last), _points(live, first, last), tuple(_ticks(first, last))
    )


def _points(histogram: Histogram, first: int, last: int) -> str:
    """The curve through the ends of the classes."""
    n, wide = sum(histogram), last - first + 1
    below = [0, *accumulate(histogram[first : last + 1])]
    return " ".join(
        f"{100 * number / wide:.1f},{100 - 100 * count / n:.1f}"
        for number, count in enumerate(below)
    )


def _ticks(first: int, last: int) -> Iterator[Tick]:
    """Round numbers of milliseconds within the axis; where there is none, its two ends."""
    low, high = lower_bound(first) / FINER, upper_bound(last) / FINER
    wide = last - first + 1
    found = [ms for ms in _round_numbers(high) if ms >= low] or [low, high]
    before = -APART
    for ms in found:
        # A class ends at its upper bound, wherever within it the round number lies.
        at = 100 * (_place_of(ms) - first) / wide
        anchor = "start" if at < 4 else "end" if at > 96 else "middle"
        if at - before >= APART:
            before = at
            yield Tick(f"{at:.1f}%", f"{ms:g}", anchor)


def _place_of(ms: float) -> float:
    """Where the axis has that many ms, in classes from its beginning at 0 ms."""
    slot = class_of(ms)
    low, high = lower_bound(slot), upper_bound(slot)
    return slot + (ms * FINER - low) / (high - low)


def _round_numbers(most: float) -> Iterator[float]:
    """0.01, 0.02, 0.05, 0.1, … up to `most`."""
    for power in range(-2, 4):
        yield from (ms for step in _STEPS if (ms := step * 10.0**power) <= most)
