"""Plots to draw, and the words and marks of a drawing."""

from django.template.loader import render_to_string

from results.plots import drawn
from results.plots.axes import axis_from_zero
from results.plots.values import Bin, Histogram, Lines, Plot, Point, Series


def html_of(plot: Plot) -> str:
    """The plot as it stands on a page."""
    drawing = drawn(plot, "k")
    return render_to_string(drawing.template, {"plot": drawing})


def series(name: str, *values: float, **fields: float) -> Series:
    """A line over 0, 1, 2 … told as it is."""
    return Series(
        name, tuple(Point(x, y, f"x {x}", f"y {y}", **fields) for x, y in enumerate(values))
    )


def lines(*given: Series, high: float = 10) -> Lines:
    """A plot of these lines over 0 to 4 and 0 to `high`."""
    x, y = axis_from_zero(4, "Days"), axis_from_zero(high, "Learners")
    return Lines("Learners by day", "Two of them.", x, y, given)


def histogram(*counts: int, mark: float | None = None) -> Histogram:
    """A plot of these counts in bins of one."""
    bins = tuple(Bin(n, n + 1, count, f"bin {n}", f"n {count}") for n, count in enumerate(counts))
    x = axis_from_zero(len(counts), "Points")
    return Histogram("Learners by points", "All of them.", x, "Learners", bins, mark, "median")
