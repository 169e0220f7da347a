"""The operating curve as an SVG of two plots, one above the other, for light and dark pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.immune_curve import Curve, Point

WIDE, HIGH = 720, 230
LEFT, TOP, GAP = 64, 46, 84
WIDEST_DROP, MOST_RESPONSES = 40, 400
DASHES = ("none", "7 4", "2 4", "12 4 2 4")

STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 } .small { font-size: 12px }
  .grid { stroke: #8c959f; stroke-opacity: .35 } .mark { stroke: #cf222e; stroke-dasharray: 3 3 }
  .line { fill: none; stroke-width: 2.5 }
  .c0 { stroke: #0969da } .c1 { stroke: #8250df } .c2 { stroke: #1a7f37 } .c3 { stroke: #9a6700 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .c0 { stroke: #58a6ff } .c1 { stroke: #bc8cff } .c2 { stroke: #3fb950 }
    .c3 { stroke: #d29922 } .mark { stroke: #ff7b72 }
  }
"""

type Of = Callable[[Point], float | None]


def picture(curves: list[Curve]) -> str:
    """Above how many releases are caught, below after how many responses."""
    below = TOP + HIGH + GAP
    height = below + HIGH + 60 + 22 * len(curves)
    share, needed = lambda p: p.caught, lambda p: p.responses if p.caught >= 0.05 else None
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDE + 24} {height}" '
        'role="img" aria-labelledby="t d">',
        "<title id='t'>Operating curve of the immune system</title>",
        "<desc id='d'>How many releases are rolled back, and after how many responses with the "
        "release, by how many points it lowers the share of first tries that are right, from "
        "75 %. The numbers are in the table below the picture.</desc>",
        f"<style>{STYLE}</style>",
        *_plot(TOP, "Rolled back, of all releases with that drop", curves, share, 1.0, "%"),
        *_plot(below, "Responses with the release until then", curves, needed, MOST_RESPONSES, ""),
        *_legend(below + HIGH + 62, curves),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _plot(
    top: float, title: str, curves: list[Curve], of: Of, most: float, unit: str
) -> Iterator[str]:
    """One plot: grid, ticks, lines, and what was promised."""
    yield f'<text class="title" x="{LEFT}" y="{top - 16}">{escape(title)}</text>'
    for quarter in range(5):
        y = top + HIGH * (1 - quarter / 4)
        told = f"{100 * quarter // 4} %" if unit else f"{most * quarter / 4:.0f}"
        yield f'<line class="grid" x1="{LEFT}" x2="{LEFT + WIDE}" y1="{y:g}" y2="{y:g}"/>'
        yield f'<text class="small" x="{LEFT - 8}" y="{y + 4:g}" text-anchor="end">{told}</text>'
    yield from _drops(top + HIGH + 20)
    if not unit:
        y = top + HIGH * (1 - 120 / most)
        yield f'<line class="mark" x1="{LEFT}" x2="{LEFT + WIDE}" y1="{y:g}" y2="{y:g}"/>'
        yield f'<text class="small" x="{LEFT + WIDE}" y="{y - 6:g}" text-anchor="end">120</text>'
    for number, curve in enumerate(curves):
        found = [(point.drop, of(point)) for point in curve.points]
        path = " ".join(
            f"{_x(drop):.1f},{top + HIGH * (1 - min(value, most) / most):.1f}"
            for drop, value in found
            if value is not None
        )
        yield (
            f'<polyline class="line c{number}" stroke-dasharray="{DASHES[number]}" '
            f'points="{path}"/>'
        )


def _drops(y: float) -> Iterator[str]:
    for drop in range(0, WIDEST_DROP + 1, 10):
        told = f"{drop} points" if drop == WIDEST_DROP else str(drop)
        anchor = "end" if drop == WIDEST_DROP else "middle"
        yield (
            f'<text class="small" x="{_x(drop):g}" y="{y:g}" text-anchor="{anchor}">{told}</text>'
        )


def _legend(top: float, curves: list[Curve]) -> Iterator[str]:
    for number, curve in enumerate(curves):
        y = top + 22 * number
        yield (
            f'<line class="line c{number}" stroke-dasharray="{DASHES[number]}" x1="{LEFT}" '
            f'x2="{LEFT + 44}" y1="{y - 5}" y2="{y - 5}"/>'
        )
        yield f'<text class="small" x="{LEFT + 54}" y="{y}">{escape(curve.name)}</text>'


def _x(drop: float) -> float:
    return LEFT + WIDE * drop / WIDEST_DROP
