"""How an experiment looked all along: the effect and its interval as tries came in. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from releases.experiments.drawing import Drawing, Tick, length, path, ticks_across
from releases.experiments.judging import Effect, at_any_time
from releases.experiments.people import Compared, Counts
from releases.experiments.wording import points, told_arms, told_effect

MOST_LOOKS = 40
"""So many looks are drawn, spread evenly over the tries."""

ENDS = (4, 10, 20, 40, 60, 80, 100)
"""Where the axis of the effect may end, in points."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was to be seen after the first tries so far."""

    treated: Counts
    control: Counts
    effect: Effect

    @property
    def n(self) -> int:
        """First tries in both arms."""
        return self.treated.n + self.control.n

    @property
    def arms(self) -> str:
        """Both arms in words."""
        return told_arms(self.treated, self.control)

    @property
    def told(self) -> str:
        """The effect and its interval in words."""
        return told_effect(self.effect)


def looks_at(compared: Compared, *, effect: float, alpha: float) -> list[Look]:
    """Looks after every so many tries, oldest first; only those that have an interval."""
    tries = [(at, True, is_right) for at, is_right in compared.treated.tries]
    tries += [(at, False, is_right) for at, is_right in compared.control.tries]
    tries.sort(key=lambda each: each[0])
    every = max(1, ceil(len(tries) / MOST_LOOKS))
    n, right = {True: 0, False: 0}, {True: 0, False: 0}
    found = []
    for number, (_at, is_treated, is_right) in enumerate(tries, start=1):
        n[is_treated] += 1
        right[is_treated] += is_right
        # Counted from the end, so that the newest is always there.
        if (len(tries) - number) % every == 0:
            treated, control = (Counts(n[which], right[which]) for which in (True, False))
            seen = at_any_time(treated, control, effect=effect, alpha=alpha)
            found += [] if seen is None else [Look(treated, control, seen)]
    return found


def looks_drawing(looks: Sequence[Look], effect: float) -> Drawing | None:
    """The effect against first tries, with its interval; None of fewer than two looks."""
    if len(looks) < 2:
        return None
    far = max(2 * effect, *(max(look.effect.high, -look.effect.low) for look in looks))
    end = next(end for end in ENDS if end >= min(100, 100 * far))
    right = looks[-1].n

    def spot(look: Look, value: float) -> tuple[float, float]:
        return 100 * look.n / right, height(value)

    def height(value: float) -> float:
        return 50 - 50 * max(-1.0, min(1.0, 100 * value / end))

    band = [spot(look, look.effect.high) for look in looks]
    band += [spot(look, look.effect.low) for look in reversed(looks)]
    values = [part * end / 100 for part in (-1, -0.5, 0, 0.5, 1)]
    return Drawing(
        x_label=_("First tries, both arms"),
        y_label=_("Points more with the release"),
        across=ticks_across(right),
        up=tuple(Tick(length(height(each)), points(each, signed=True)) for each in values),
        path=path(spot(look, look.effect.value) for look in looks),
        band=path(band),
        marks=(length(height(effect)), length(height(-effect))),
        zero="50%",
    )
