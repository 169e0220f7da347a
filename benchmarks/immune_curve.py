"""The operating curve of the immune system: how large a harm is caught, and how soon.

`python -m benchmarks.immune_curve` works it out (a quarter of an hour of one core, divided among
those there are; always the same), prints the table of docs/immune-system.md and writes
docs/pictures/immune-curve.svg; `--quick` prints a rougher one within a minute and writes nothing.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import log, sqrt
from pathlib import Path
from statistics import mean, stdev

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "immune-curve.svg"
WAYS = {
    "50 %, a look at each response": {"every": 1},
    "50 %, a patrol every 20 responses": {"every": 20},
    "5 %, a patrol every 100 responses": {"share": 0.05, "every": 100, "most": 300},
    "50 %, five answers each, every 20": {"every": 20, "answers": 5, "spread": 1.0},
}
"""How releases are made: the fields of `benchmarks.immune.World`."""
DROPS = (0, 5, 7.5, 10, 12.5, 15, 20, 25, 30, 40)
RUNS = {0: 20_000, 20: 20_000}
"""What is promised is told of nothing wrong and of twenty points: these are worked out best."""
OTHER_RUNS = 1_000
QUICK = 50
"""With --quick so many times fewer, but for at least as many runs as this."""
BATCH = 250
"""So many releases are given to a process at once."""


@dataclass(frozen=True, slots=True)
class Point:
    """What became of the releases with one drop, in points of first tries that are right.

    `responses` are those of the treated, on average, when it was taken back, None of none;
    `caught_off` and `responses_off` are standard errors of the simulation.
    """

    drop: float
    caught: float
    caught_off: float
    responses: float | None
    responses_off: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of one way to release."""

    name: str
    points: tuple[Point, ...]


def curves(running: Executor, *, is_quick: bool) -> Iterator[Curve]:
    """Half of the learners, looked at all the time or by patrols; and a canary of 5 per cent."""
    for name in WAYS:
        runs = {drop: RUNS.get(drop, OTHER_RUNS) for drop in DROPS}
        if is_quick:
            runs = {drop: max(QUICK, each // QUICK) for drop, each in runs.items()}
        yield Curve(name, tuple(_point(running, name, drop, runs[drop]) for drop in DROPS))


def _point(running: Executor, name: str, drop: float, runs: int) -> Point:
    starts = range(0, runs, BATCH)
    some = running.map(partial(_batch, name, drop), starts, [min(BATCH, runs - s) for s in starts])
    found = [each for batch in some for each in batch]
    caught = [each for each in found if each is not None]
    part = len(caught) / runs
    return Point(
        drop,
        part,
        sqrt(part * (1 - part) / runs),
        mean(caught) if caught else None,
        stdev(caught) / sqrt(len(caught)) if len(caught) > 1 else 0.0,
    )


def _batch(name: str, drop: float, first: int, number: int) -> list[int | None]:
    """Of some releases the responses of the treated when they were taken back, or None."""
    from benchmarks.immune import USUAL, World, lives  # noqa: PLC0415  (Django is set up first)

    world = World(treated=USUAL - drop / 100, **WAYS[name])  # type: ignore[arg-type]
    found = lives(world, number, seed=name, first=first)
    return [each and each.treated for each in found]


def bound(drop: float, share: float) -> float | None:
    """No test that keeps the promise and always catches this needs fewer treated, on average.

    Wald's bound for tests that never give up: ln 1/a over the information of a response about
    which of the two it is, the harm, or both arms alike at their common level.
    """
    from benchmarks.immune import USUAL, chance  # noqa: PLC0415

    treated, both = USUAL - drop / 100, USUAL - share * drop / 100
    told = share * _information(treated, both) + (1 - share) * _information(USUAL, both)
    return log(1 / chance()) / told * share if drop else None


def _information(share: float, other: float) -> float:
    """What a response says on average for the one share against the other (Kullback–Leibler)."""
    return share * log(share / other) + (1 - share) * log((1 - share) / (1 - other))


def table(drawn: Sequence[Curve]) -> Iterator[str]:
    """The numbers as Markdown."""
    names = [curve.name for curve in drawn]
    yield "| drop | " + " | ".join([*names, "at best, 50 %", "at best, 5 %"]) + " |"
    yield "| ---: |" + " ---: |" * (len(drawn) + 2)
    for row in zip(*(curve.points for curve in drawn), strict=True):
        best = [bound(row[0].drop, share) for share in (0.5, 0.05)]
        cells = [*map(_cell, row), *(f"{each:.0f}" if each else "–" for each in best)]
        yield f"| {row[0].drop:g} | " + " | ".join(cells) + " |"


def _cell(point: Point) -> str:
    told = f"{100 * point.caught:.{1 if point.drop else 2}f} %"
    return f"{told}, {point.responses:.0f}" if point.responses else told


def errors(drawn: Sequence[Curve]) -> Iterator[str]:
    """What is promised, with 95 % of the simulation's error on both sides."""
    for curve in drawn:
        nothing, twenty = (next(p for p in curve.points if p.drop == drop) for drop in RUNS)
        yield (
            f"{curve.name}: rolled back though nothing is wrong {nothing.caught:.2%} "
            f"± {1.96 * nothing.caught_off:.2%}; 20 points after {twenty.responses or 0:.1f} "
            f"± {1.96 * twenty.responses_off:.1f}"
        )


def main() -> None:
    """Work it out, print and draw."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.immune_curve")
    parser.add_argument("--quick", action="store_true", help="rougher, and no picture")
    quick = parser.parse_args().quick
    with ProcessPoolExecutor(os.process_cpu_count(), initializer=set_up) as running:
        drawn = list(curves(running, is_quick=quick))
    set_up()
    from benchmarks.immune_picture import picture  # noqa: PLC0415

    print("\n".join([*table(drawn), "", *errors(drawn)]))  # noqa: T201
    if not quick:
        PICTURE.write_text(picture(drawn), encoding="utf-8")


def set_up() -> None:
    """Load Django, in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django  # noqa: PLC0415

    django.setup()


if __name__ == "__main__":
    main()
