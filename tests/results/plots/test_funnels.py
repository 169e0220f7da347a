"""Funnels: counts, shares and where most stop; what is small is told to nobody it is kept from."""

import re

import pytest

from courses.exports.small_counts import told_count, told_parts
from results.plots import drawn
from results.plots.funnel import FunnelDrawing
from results.plots.values import Funnel, Step
from tests.results.plots.made import html_of

LABELS = ("Started", "First answer", "All answered", "Completed")


def funnel(*counts: int, sees_individuals: bool = False) -> FunnelDrawing:
    """The funnel of these counts."""
    steps = tuple(Step(label, count) for label, count in zip(LABELS, counts, strict=True))
    drawing = drawn(Funnel("How far", steps, sees_individuals), "k")
    assert isinstance(drawing, FunnelDrawing)
    return drawing


def test_each_step_tells_its_count_share_and_who_stopped() -> None:
    stages = funnel(200, 150, 60, 60).stages

    assert [stage.count for stage in stages] == ["200", "150", "60", "60"]
    assert [stage.share for stage in stages] == ["100 %", "75 %", "30 %", "30 %"]
    assert [stage.stopped for stage in stages] == ["–", "50", "90", "0"]
    assert [(stage.width, stage.came) for stage in stages] == [
        *(("100%", "100%"), ("75%", "100%"), ("30%", "75%"), ("30%", "30%"))
    ]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((200, 150, 60, 60), "Most stop between “First answer” and “All answered”: 90 of 150."),
        ((20, 4, 3, 0), ""),
        ((30, 27, 24, 24), ""),
        ((30, 30, 30, 30), ""),
        ((0, 0, 0, 0), ""),
    ],
)
def test_the_worst_drop_is_named_where_it_can_be_told(counts: tuple[int, ...], words: str) -> None:
    assert funnel(*counts).summary == words


def test_small_counts_are_told_to_who_may_see_individuals_only() -> None:
    hidden, seen = funnel(15, 8, 3, 0), funnel(15, 8, 3, 0, sees_individuals=True)

    assert [stage.count for stage in hidden.stages] == ["15", "8", "under 5", "0"]
    assert [stage.stopped for stage in hidden.stages] == ["–", "7", "–", "–"]
    assert [stage.is_few for stage in hidden.stages] == [False, False, True, False]
    assert [stage.count for stage in seen.stages] == ["15", "8", "3", "0"]
    assert [stage.stopped for stage in seen.stages] == ["–", "7", "5", "3"]
    assert {stage.share for stage in (*hidden.stages, *seen.stages)} == {"–"}


def test_the_few_who_stopped_are_told_to_who_may_see_individuals_only() -> None:
    hidden, seen = funnel(30, 28, 20, 20), funnel(30, 28, 20, 20, sees_individuals=True)

    assert [stage.stopped for stage in hidden.stages] == ["–", "under 5", "8", "0"]
    assert [stage.stopped for stage in seen.stages] == ["–", "2", "8", "0"]


def test_a_bar_of_few_is_drawn_as_five_and_dashed() -> None:
    html = html_of(funnel(4, 2, 0, 0).plot)

    assert html.count("plot__few") == 2
    assert len(re.findall(r'plot__few" width="100%"', html)) == 2
    assert ">4<" not in html


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([0, 7, 30], ["0", "7", "30"]),
        ([3, 2, 30], ["under 5", "under 5", "30"]),
        ([3, 7, 30], ["under 5", "–", "30"]),
        ([3, 0, 0], ["under 5", "0", "0"]),
    ],
)
def test_a_single_small_part_is_not_told_by_the_others(parts: list[int], told: list[str]) -> None:
    assert told_parts(parts, sees_individuals=False) == told
    assert told_parts(parts, sees_individuals=True) == [str(part) for part in parts]


def test_large_counts_are_grouped() -> None:
    assert told_count(12345, sees_individuals=False) == "12,345"
