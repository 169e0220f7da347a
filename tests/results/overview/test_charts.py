"""The overview's plots: what they hold, and what of it is told to whom. No database."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from results.dashboard.counting import Asked, Tally
from results.dashboard.days import days
from results.dashboard.scores import scores
from results.dashboard.telling import Telling
from results.dashboard.times import EDGES, times, told_time

GRADER = Telling(one_section=True, sees_individuals=True)
INSTRUCTOR = Telling(one_section=True, sees_individuals=False)
MANY = Telling(one_section=False, sees_individuals=True)


def test_points_of_a_short_section_have_a_bin_each() -> None:
    tally = Tally(points=Counter({(1, 0): 2, (1, 4): 7, (1, 9): 1}))

    plot = scores(tally, {1: Asked(1, 2, 4)}, GRADER)

    assert [each.count for each in plot.bins] == [2, 0, 0, 0, 8]
    assert [each.label for each in plot.bins] == ["0", "1", "2", "3", "4"]
    assert plot.summary == "10 learners."


def test_points_of_several_sections_are_told_in_per_cent_of_each() -> None:
    asked = {1: Asked(1, 2, 4), 2: Asked(1, 50, 100), 3: Asked(1, 0, 0)}
    tally = Tally(points=Counter({(1, 2): 3, (2, 50): 2, (2, 100): 1, (3, 0): 9}))

    plot = scores(tally, asked, MANY)

    assert {each.label: each.count for each in plot.bins if each.count} == {
        "50 to 60 %": 5,
        "90 to 100 %": 1,
    }
    assert plot.summary == "n = 6; who went to two sections counts twice."


def test_small_bins_are_not_told_to_who_may_not_see_individuals() -> None:
    tally = Tally(points=Counter({(1, 0): 2, (1, 1): 9, (1, 2): 30}))

    plot = scores(tally, {1: Asked(1, 1, 2)}, INSTRUCTOR)

    assert [each.told for each in plot.bins] == ["under 5", "10", "30"]
    assert [each.count for each in plot.bins] == [5, 10, 30]
    assert [each.is_few for each in plot.bins] == [True, False, False]


def test_times_fall_between_round_ones_with_their_median() -> None:
    plot = times([20, 70, 100, 100, 200, 10**9, 1], GRADER)

    assert (plot.bins[0].start, plot.bins[-1].end) == (EDGES[0], EDGES[-1])
    assert [each.count for each in plot.bins[:4]] == [2, 0, 3, 1]
    assert plot.mark == 100
    assert plot.summary == "7 learners. Median: 1.7 min."
    assert plot.bins[3].label == "2 min – 4 min"
    assert plot.x.is_log


def test_without_times_or_with_few_there_is_no_median() -> None:
    assert times([], GRADER).mark is None
    assert times([60] * 7, INSTRUCTOR).mark is None
    assert times([60] * 8, INSTRUCTOR).mark == 60
    assert times([], GRADER).summary == "0 learners."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(15, "15 s"), (60, "1 min"), (90, "1.5 min"), (5400, "1.5 h"), (86_400 * 16, "16 d")],
)
def test_a_time_is_told_in_its_greatest_unit(seconds: float, words: str) -> None:
    assert told_time(seconds) == words


def test_days_are_added_up_from_the_first_to_the_last() -> None:
    tally = Tally(
        began=Counter({"2026-01-30": 3, "2026-02-01": 2}), completed=Counter({"2026-02-02": 1})
    )

    plot = days(tally, GRADER)

    started, completed = plot.series
    assert [(p.x_told, p.y) for p in started.points] == [
        *(("30 Jan 2026", 3), ("31 Jan 2026", 3), ("1 Feb 2026", 5), ("2 Feb 2026", 5))
    ]
    assert [p.y for p in completed.points] == [0, 0, 0, 1]
    assert plot.title == "Started and completed, added up by day"


def test_a_long_time_is_told_by_weeks_with_a_few_ticks() -> None:
    first = date(2026, 1, 1)
    began = Counter({str(first + timedelta(days=n)): 1 for n in range(200)})

    plot = days(Tally(began=began), GRADER)

    assert plot.title == "Started and completed, added up by week"
    assert len(plot.series[0].points) == 29
    assert plot.series[0].points[-1].y == 200
    assert plot.series[1].points == ()
    assert 2 <= len(plot.x.ticks) <= 7


def test_days_without_anybody_are_an_empty_plot() -> None:
    plot = days(Tally(), GRADER)

    assert [line.points for line in plot.series] == [(), ()]
    assert plot.x.ticks == ()


def test_no_two_sums_tell_a_small_number_by_their_difference() -> None:
    began = Counter({f"2026-01-{day:02}": n for day, n in enumerate([3, 4, 1, 0, 9, 2], start=1)})

    points = days(Tally(began=began), INSTRUCTOR).series[0].points

    sums = [0, *(int(point.told) for point in points)]
    assert sums[-1] == 20
    assert all(b - a == 0 or b - a >= 5 for a, b in pairwise(sums))


def test_a_sum_that_is_small_itself_is_told_as_few() -> None:
    [point] = days(Tally(began=Counter({"2026-01-01": 3})), INSTRUCTOR).series[0].points

    assert (point.told, point.y) == ("under 5", 5)
