"""How many learners each difference takes: the table and drawing of a plan. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10

from django.utils.translation import gettext as _

from releases.experiments.drawing import Drawing, Tick, length, path, ticks_across
from releases.experiments.sizes import Design, Sizes, days, sizes
from releases.experiments.wording import points
from releases.immune_system.wording import count

EFFECTS = (0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3)
"""Differences that are told beside the chosen one."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What one difference takes; `days` at the present rate of answers."""

    effect: float
    sizes: Sizes
    days: float
    is_chosen: bool

    @property
    def told(self) -> str:
        """The difference in points."""
        return points(self.effect)

    @property
    def whole_days(self) -> str:
        """The days, rounded up; a dash where nobody answers."""
        return count(ceil(self.days)) if self.days < 1e6 else "–"


def needed_by_effect(design: Design, per_day: float) -> list[Needed]:
    """Every difference that is possible, the chosen one among them, smallest first."""
    found = []
    for effect in sorted({*EFFECTS, design.effect}):
        other = replace(design, effect=effect)
        if other.is_possible:
            needed = sizes(other)
            time = days(needed, design.share, per_day)
            found.append(Needed(effect, needed, time, effect == design.effect))
    return found


def needed_drawing(rows: Sequence[Needed]) -> Drawing:
    """Learners in both arms against the difference; their scale is logarithmic."""
    right = max(100 * row.effect for row in rows)
    heights = [log10(row.sizes.both) for row in rows]
    bottom, top = floor(min(heights)), ceil(max(heights))
    bottom = min(bottom, top - 1)
    spots = [
        (100 * 100 * row.effect / right, 100 * (top - height) / (top - bottom))
        for row, height in zip(rows, heights, strict=True)
    ]
    x, y = next(spot for spot, row in zip(spots, rows, strict=True) if row.is_chosen)
    up = tuple(
        Tick(length(100 * (top - each) / (top - bottom)), count(10**each))
        for each in range(bottom, top + 1)
    )
    return Drawing(
        x_label=_("Least effect worth knowing, in points"),
        y_label=_("First tries needed, both arms"),
        across=ticks_across(right),
        up=up,
        path=path(spots),
        dot=(length(x), length(y)),
    )
