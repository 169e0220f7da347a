"""Drawings: what stands where, the table beside each, and nothing that a strict policy refuses."""

import re

import pytest
from django.utils.translation import override

from results.plots.axes import axis_between, axis_from_zero
from results.plots.values import (
    Bar,
    Bars,
    Interval,
    Intervals,
    Lines,
    Plot,
    Point,
    Series,
    TooManySeriesError,
)
from tests.results.plots.made import histogram, html_of, lines, series

BARS = Bars(
    "Share by choice",
    "345 first tries.",
    "Choice",
    "Per cent",
    (Bar("<b>A", 50, "50 %", low=40, high=60, tag="right"), Bar("B", 5, "few", is_few=True)),
    full=100,
)
INTERVALS = Intervals(
    "Change",
    "",
    "Between",
    "Difference",
    axis_between(-1, 1, "Difference"),
    (Interval("1 to 2", "+0.5", 0.5, 0, 1, n="30"), Interval("2 to 3", "too few")),
    reference=0,
    note="A note.",
)


def test_bars_are_rows_of_a_table_with_whiskers_and_words() -> None:
    html = html_of(BARS)

    assert 'width="50%"' in html
    assert 'x1="40%" x2="60%"' in html
    assert '<span class="tag">right</span>' in html
    assert "&lt;b&gt;A" in html
    assert html.count("plot__few") == 1
    assert re.findall(r'<td class="res__d">([^<]*)', html) == ["50 %", "few"]


def test_intervals_draw_what_they_know_and_say_the_rest() -> None:
    html = html_of(INTERVALS)

    assert html.count("<circle") == 1
    assert 'x1="50%" x2="100%"' in html
    assert "too few" in html
    assert "A note." in html
    assert '<th scope="col" class="res__d">n</th>' in html
    bare = Intervals("t", "", "l", "u", INTERVALS.x, (Interval("x", "y"),))
    assert "plot__mark" not in html_of(bare)


def test_a_histogram_stands_on_zero_and_marks_its_median() -> None:
    html = html_of(histogram(2, 4, 0, mark=0.5))

    assert 'x="0%" y="50%" width="33.33%" height="50%"' in html
    assert 'x="33.33%" y="0%" width="33.33%" height="100%"' in html
    assert '<text class="plot__m" x="16.67%" y="0" dy="-.9em" text-anchor="start">median' in html
    assert '<th scope="row">bin 1</th><td class="res__d">n 4</td>' in html
    assert 'text-anchor="end">median' in html_of(histogram(1, 1, mark=2))
    assert "plot__mark" not in html_of(histogram())


def test_lines_have_their_names_bands_dots_and_table() -> None:
    told = series("Started", 0, 5, 10)
    banded = Series("Done", (Point(1, 5, "x 1", "y 5", 4, 6), Point(2, 5, "x 2", "y 5", 4, 6)))

    html = html_of(lines(told, banded))

    assert 'points="0,100 25,50 50,0"' in html
    assert 'points="25,40 50,40 50,60 25,60"' in html
    assert html.count("<circle") == 5
    assert "<title>Started, x 1: y 5</title>" in html
    assert '<th scope="row">x 0</th><td class="res__d">y 0</td><td class="res__d">–</td>' in html


def test_long_lines_and_empty_ones_are_drawn_without_dots() -> None:
    html = html_of(lines(series("Long", *range(30)), series("Empty"), high=30))

    assert "<circle" not in html
    assert html.count("<polyline") == 2


def test_a_fifth_line_is_refused() -> None:
    with pytest.raises(TooManySeriesError):
        Lines("t", "s", axis_from_zero(1, "x"), axis_from_zero(1, "y"), (series("a", 1),) * 5)


@pytest.mark.parametrize("plot", [BARS, INTERVALS, histogram(1, 2, mark=1), lines(series("a", 1))])
def test_a_plot_is_named_needs_no_style_and_reads_the_same_in_every_language(plot: Plot) -> None:
    html = html_of(plot)

    assert "style=" not in html
    assert "<table" in html
    assert html.count('id="k-t"') == 1
    for svg in re.findall(r"<svg[^>]*>", html):
        assert "aria-hidden" in svg or "aria-labelledby" in svg or "viewBox" in svg
    with override("de"):
        assert re.findall(r'(?:x|y|width|points)="[^"]*', html_of(plot)) == re.findall(
            r'(?:x|y|width|points)="[^"]*', html
        )
