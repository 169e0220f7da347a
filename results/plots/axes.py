"""Axes: from values to per cent of a drawing's side, and where ticks stand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import number_format

WHOLE = 100.0

type Told = Callable[[float], str]
"""How an axis says a value."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that is written beside the axis; a `is_minor` one goes where room is short."""

    at: float
    label: str
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, straight or logarithmic."""

    label: str
    """What it measures, with its unit."""
    low: float
    high: float
    ticks: tuple[Tick, ...]
    is_log: bool = False

    def percent(self, value: float) -> float:
        """How far along the axis a value stands, 0 to 100; what lies outside stands at its end."""
        low, high, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.is_log:
            low, high, at = math.log10(low), math.log10(high), math.log10(at)
        return WHOLE * (at - low) / (high - low) if high > low else 0.0


def number(value: float, decimals: int = 0) -> str:
    """A number as the reader's language writes it."""
    # Rounded here: what formats it only cuts off.
    rounded = round(value, decimals) if decimals else round(value)
    return number_format(rounded, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def as_percent(value: float) -> str:
    """A length for an SVG attribute, the same in every language: "12.5%"."""
    return f"{plain(value)}%"


def plain(value: float) -> str:
    """A number for an SVG attribute, the same in every language: "12.5"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def axis_from_zero(
    highest: float, label: str, told: Told | None = None, *, whole: bool = True
) -> Axis:
    """An axis from 0 with at most six round ticks, the last at or above the highest value.

    `whole` has the ticks be whole numbers, as counts are.
    """
    step = _round_step(max(highest, 1.0 if whole else 1e-9) / 5)
    step = max(1.0, step) if whole else step
    count = max(1, math.ceil(highest / step - 1e-9))
    told = told or _as_fine_as(step)
    ticks = tuple(Tick(n * step, told(n * step)) for n in range(count + 1))
    return Axis(label, 0.0, count * step, ticks)


def axis_between(low: float, high: float, label: str, told: Told | None = None) -> Axis:
    """An axis over round numbers that hold both values, with at most seven ticks."""
    step = _round_step(max(high - low, 1e-9) / 5)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    told = told or _as_fine_as(step)
    ticks = tuple(Tick(n * step, told(n * step)) for n in range(first, last + 1))
    return Axis(label, first * step, last * step, ticks)


def percent_axis(label: str) -> Axis:
    """An axis from 0 to 100 per cent; values are shares from 0 to 1."""
    ticks = tuple(Tick(n / 4, f"{number(25 * n)} %") for n in range(5))
    return Axis(label, 0.0, 1.0, ticks)


def _as_fine_as(step: float) -> Told:
    """Numbers with as many decimals as the steps between them need."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return lambda value: number(value, decimals)


def _round_step(rough: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is no smaller."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999_999)
