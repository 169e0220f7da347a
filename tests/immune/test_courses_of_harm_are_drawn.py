"""The small drawing of a harm over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from releases.immune_system.drawing import HIGH, MOST_POINTS, WIDE, Course, course
from tests.factories import NOW


@dataclass
class Look:
    at: datetime
    harm: float
    low: float | None
    high: float | None


def looks(number: int, **fields: float | None) -> list[Look]:
    base = {"harm": 0.05, "low": -0.1, "high": 0.2}
    return [Look(NOW + timedelta(minutes=n), **base | fields) for n in range(number)]


def drawn(points: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (each.split(",") for each in points.split())]


def found(given: list[Look], *, by_middle: bool = False) -> Course:
    drawing = course(given, 0.1, by_middle=by_middle)
    assert drawing is not None
    return drawing


def test_the_band_goes_there_along_the_upper_ends_and_back_along_the_lower() -> None:
    drawing = found(looks(3))

    band, line = drawn(drawing.band), drawn(drawing.line)
    assert [x for x, _y in band] == [0, 150, 300, 300, 150, 0]
    assert [x for x, _y in line] == [0, 150, 300]
    assert band[0][1] < float(drawing.limit) < line[0][1] < float(drawing.zero) < band[-1][1]


def test_everything_lies_within_the_drawing_however_far_an_interval_reaches() -> None:
    drawing = found([*looks(1, harm=44.0), *looks(3, high=900.0, low=-900.0)[1:]])

    for x, y in drawn(drawing.band) + drawn(drawing.line):
        assert 0 <= x <= WIDE
        assert 0 <= y <= HIGH


def test_of_many_looks_some_are_drawn_and_the_newest_always() -> None:
    line = drawn(found(looks(1000)).line)

    assert len(line) <= MOST_POINTS
    assert line[-1][0] == WIDE


def test_where_harm_and_interval_are_of_two_things_the_middle_is_drawn() -> None:
    by_harm, by_middle = (drawn(found(looks(2, harm=0.4), by_middle=m).line) for m in (False, True))

    assert by_harm[0][1] < by_middle[0][1]


def test_fewer_than_two_looks_with_an_interval_are_no_course() -> None:
    assert course([], 0.1) is None
    assert course(looks(1), 0.1) is None
    assert course([*looks(1), *looks(5, low=None)], 0.1) is None


def test_looks_of_one_moment_are_drawn_without_dividing_by_nothing() -> None:
    same = [*looks(1), *looks(1)]

    assert [x for x, _y in drawn(found(same).line)] == [0, 0]
