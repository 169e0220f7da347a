"""The operating curve of the immune system: how large a harm is caught, and how soon.

`python -m benchmarks.immune_curve` works it out (about two minutes on one core, always the same),
prints the table of docs/immune-system.md and writes docs/pictures/immune-curve.svg; `--quick`
prints a rougher one within a minute and writes nothing.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "immune-curve.svg"
DROPS = (0, 5, 7.5, 10, 12.5, 15, 20, 25, 30, 40)


@dataclass(frozen=True, slots=True)
class Point:
    """What became of the releases with one drop, in points of first tries that are right."""

    drop: float
    runs: int
    caught: float
    responses: float | None
    """Of the treated, on average, when it was taken back."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of one way to release."""

    name: str
    points: tuple[Point, ...]


def curves(runs: int) -> Iterator[Curve]:
    """Half of the learners, looked at all the time or by patrols; and a canary of 5 per cent."""
    from benchmarks.immune import World  # noqa: PLC0415  (Django has to be set up first)

    ways = {
        "50 %, a look at each response": World(every=1, most=400),
        "50 %, a patrol every 20 responses": World(every=20, most=600),
        "5 %, a patrol every 100 responses": World(share=0.05, every=100, most=300),
        "50 %, five answers each, every 20": World(every=20, most=600, answers=5, spread=1.0),
    }
    for name, world in ways.items():
        # What is promised is told of nothing wrong and of twenty points: these are worked out best.
        points = (_point(world, drop, runs * (6 if drop in (0, 20) else 1)) for drop in DROPS)
        yield Curve(name, tuple(points))


def _point(world: object, drop: float, runs: int) -> Point:
    from benchmarks.immune import USUAL, World, lives  # noqa: PLC0415

    assert isinstance(world, World)  # noqa: S101
    found = lives(replace(world, treated=USUAL - drop / 100), runs)
    caught = [each.treated for each in found if each is not None]
    return Point(drop, runs, len(caught) / runs, mean(caught) if caught else None)


def table(drawn: list[Curve]) -> Iterator[str]:
    """The numbers as Markdown."""
    yield "| drop | " + " | ".join(curve.name for curve in drawn) + " |"
    yield "| ---: |" + " ---: |" * len(drawn)
    for row in zip(*(curve.points for curve in drawn), strict=True):
        cells = (
            f"{point.caught:.1%}, {point.responses:.0f}" if point.responses else "0.0%"
            for point in row
        )
        yield f"| {row[0].drop:g} | " + " | ".join(cells).replace("%", " %") + " |"


def main() -> None:
    """Work it out, print and draw."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.immune_curve")
    parser.add_argument("--quick", action="store_true", help="rougher, and no picture")
    quick = parser.parse_args().quick
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django  # noqa: PLC0415

    django.setup()
    from benchmarks.immune_picture import picture  # noqa: PLC0415

    drawn = list(curves(20 if quick else 100))
    print("\n".join(table(drawn)))  # noqa: T201
    if not quick:
        PICTURE.write_text(picture(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
