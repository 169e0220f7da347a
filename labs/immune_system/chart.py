"""Where the lines of a drawing go: conversion by minute, on a wide or on a narrow sheet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from labs.immune_system.model import Minute, Run, release_minutes, ring_at
from labs.immune_system.parameters import Shop
from labs.immune_system.settings import Settings
from labs.immune_system.sheet import Chart, Line, Rule, Sheet, Words
from labs.immune_system.spoken import count, duration, percent, ring_name, whole_percent

LABEL = 130
"""Room that the words at a stop need to its right."""


@dataclass(frozen=True, slots=True)
class Plot:
    """From minutes and rates to places on a sheet."""

    sheet: Sheet
    minutes: int
    top_rate: float

    def x(self, minute: float) -> float:
        """Where a minute stands."""
        inner = self.sheet.width - self.sheet.left - self.sheet.right
        return self.sheet.left + minute / self.minutes * inner

    def y(self, rate: float) -> float:
        """Where a rate stands; what is off the sheet stands at its edge."""
        inner = self.sheet.height - self.sheet.top - self.sheet.bottom
        return self.sheet.top + (1 - min(max(rate / self.top_rate, 0), 1)) * inner


def chart_of(sheet: Sheet, shop: Shop, settings: Settings, run: Run | None) -> Chart:
    """This build's run on this sheet; without a run, the empty axes."""
    ceiling = shop.least + shop.width / 100
    plot = Plot(sheet, _shown_minutes(settings, run), ceiling + 0.1)
    line = tuple(_lines(plot, run.minutes)) if run else ()
    stopped = run.last if run and run.stopped is not None else None
    return Chart(
        sheet=sheet,
        band_y=_at(plot.y(ceiling)),
        band_height=_at(plot.y(shop.least) - plot.y(ceiling)),
        inner_width=_at(sheet.width - sheet.left - sheet.right),
        right=_at(sheet.width - sheet.right),
        floor_y=_at(sheet.height - sheet.bottom),
        levels=tuple(_levels(plot, shop)),
        gates=tuple(_at(plot.x(gate)) for gate in _gates(settings, plot.minutes)),
        rings=tuple(_rings(plot, settings)),
        times=tuple(_times(plot)),
        lines=line,
        end=Words(_at(plot.x(stopped.at)), _at(plot.y(stopped.rate)), "") if stopped else None,
        note=_note(plot, stopped) if stopped else None,
        whisker=_whisker(plot, stopped) if stopped else None,
    )


def _at(place: float) -> str:
    return f"{place:.1f}"


def _shown_minutes(settings: Settings, run: Run | None) -> int:
    """To the end of the ring in which the build was stopped."""
    if run and run.stopped is not None and ring_at(run.stopped, settings.soak) == "A2":
        return 2 * settings.soak
    return release_minutes(settings.soak)


def _gates(settings: Settings, minutes: int) -> list[int]:
    return [gate for gate in (settings.soak, 2 * settings.soak) if gate < minutes]


def _levels(plot: Plot, shop: Shop) -> list[Rule]:
    rates = (0, shop.floor, shop.floor + shop.width, shop.floor + shop.width + 10)
    return [
        Rule(
            _at(plot.y(rate / 100)),
            Words(
                _at(plot.sheet.left - 8), _at(plot.y(rate / 100) + 5), whole_percent(rate), "end"
            ),
            range_end=rate in rates[1:3],
        )
        for rate in rates
    ]


def _rings(plot: Plot, settings: Settings) -> list[Words]:
    edges = [0, *_gates(settings, plot.minutes), plot.minutes]
    words = []
    for ring, start, end in zip(("A1", "A2", "A3"), edges, edges[1:], strict=False):
        roomy = plot.x(end) - plot.x(start) >= plot.sheet.roomy
        name = ring_name(ring, settings.share) if roomy else ring
        words.append(Words(_at(plot.x((start + end) / 2)), _at(plot.sheet.top - 14), name))
    return words


def _times(plot: Plot) -> list[Words]:
    step = next(step for step in (1, 2, 5, 10) if plot.minutes / step <= 6)
    y = _at(plot.sheet.height - plot.sheet.bottom + 22)
    return [
        Words(_at(plot.x(minute)), y, count(minute) if minute else duration(minute))
        for minute in range(0, plot.minutes + 1, step)
    ]


def _lines(plot: Plot, minutes: tuple[Minute, ...]) -> list[Line]:
    lines = []
    for ring, part in groupby(minutes, key=lambda minute: minute.ring):
        seen = tuple(part)
        upper = [(minute.at, minute.rate + 2 * minute.error) for minute in seen]
        lower = [(minute.at, minute.rate - 2 * minute.error) for minute in reversed(seen)]
        rates = [(minute.at, minute.rate) for minute in seen]
        lines.append(Line(_path(plot, rates), _path(plot, upper + lower), watched=ring != "A1"))
    return lines


def _path(plot: Plot, places: list[tuple[int, float]]) -> str:
    return " ".join(f"{_at(plot.x(minute))},{_at(plot.y(rate))}" for minute, rate in places)


def _whisker(plot: Plot, minute: Minute) -> tuple[str, str]:
    reach = 2 * minute.error
    return _at(plot.y(minute.rate + reach)), _at(plot.y(minute.rate - reach))


def _note(plot: Plot, minute: Minute) -> Words:
    x, y = plot.x(minute.at), plot.y(minute.rate)
    text = _("stopped, %(rate)s") % {"rate": percent(minute.rate)}
    # Beside the point and below its level, clear of the range's edge; above where the sheet ends.
    level = y + 20 if y + 26 < plot.sheet.height - plot.sheet.bottom else y - 10
    if x + LABEL < plot.sheet.width:
        return Words(_at(x + 10), _at(level), text, "start")
    return Words(_at(x - 10), _at(level), text, "end")
