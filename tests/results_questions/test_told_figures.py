"""How figures are said: per cents, correlations, times, lines and orders. No database."""

import pytest

from quizzes.statistics.deriving import item_statistics
from quizzes.statistics.figures import AskedChoice, AskedItem, CheckStatistics
from quizzes.statistics.tallies import Tally
from releases.metrics.intervals import Estimate
from results.questions.listing import check_look
from results.questions.told import (
    change,
    correlation_spot,
    duration,
    percent,
    points,
    share_spot,
    slower,
)
from results.questions.traces import groups, traces
from results.questions.words import plain


@pytest.mark.parametrize(
    ("share", "told"),
    [(0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.999, "over 99 %"), (1, "100 %")],
)
def test_a_share_of_next_to_none_is_not_told_as_none(share: float, told: str) -> None:
    assert percent(share) == told


@pytest.mark.parametrize(
    ("ms", "told"),
    [
        (None, "–"),
        (850, "0.8 s"),
        (9_940, "9.9 s"),
        (10_000, "10 s"),
        (59_600, "1 min 0 s"),
        (89_000, "1 min 29 s"),
    ],
)
def test_times_are_told_in_seconds_and_minutes(ms: int | None, told: str) -> None:
    assert duration(ms) == told


def test_differences_carry_their_sign_and_interval() -> None:
    assert points(Estimate(0.12, -0.031, 0.25)) == "+12 points (−3 to +25)"
    assert points(Estimate(0, 0, 0)) == "0 points (0 to 0)"
    assert change(Estimate(-0.1, -0.204, 0.004)) == "−0.10 (−0.20 to 0.00)"
    assert (slower(-2500), slower(12_000)) == ("−2.5 s", "+12 s")


def test_a_spot_stands_where_its_figure_is() -> None:
    share, r = share_spot(Estimate(0.5, 0.25, 0.75)), correlation_spot(Estimate(-1, -1, 0.5))

    assert (share.at, share.low, share.high, share.zero) == ("50%", "25%", "75%", "")
    assert (r.told, r.interval, r.at, r.high, r.zero) == (
        "−1.00",
        "−1.00 to 0.50",
        "0%",
        "75%",
        "50%",
    )
    assert share_spot(None) == correlation_spot(None)


def test_a_question_in_a_list_is_one_line_of_plain_text() -> None:
    assert plain("<p>Is <code>a &lt; b</code>\n&amp; so?</p>") == "Is a < b & so?"
    assert len(plain("word " * 100)) <= 110


def test_a_check_is_told_without_what_points_at_few() -> None:
    found = CheckStatistics(1, 2, 3, 1.5, 0.5, Estimate(0.5, 0.1, 0.8), 0.2, ())

    seen, hidden = (check_look(found, sees_individuals=each) for each in (True, False))

    assert seen is not None
    assert hidden is not None
    assert (seen.learners, seen.alpha.told, seen.mean) == ("3", "0.50", "1.5")
    assert (hidden.learners, hidden.alpha.told, hidden.mean) == ("under 5", "–", "–")
    nothing = CheckStatistics(1, 0, 0, None, None, None, None, ())
    assert check_look(nothing, sees_individuals=True) is None


def question(*by_score: tuple[int, int], kind: str = "ordering") -> Tally:
    """(wrong, right) learners at each score from 0 on, of a question that has no score itself."""
    cells = {}
    for score, (wrong, right) in enumerate(by_score):
        cells |= {(score, "incorrect", "b"): wrong, (score, "correct", "a"): right}
    return Tally({cell: n for cell, n in cells.items() if n})


def test_neighbouring_scores_are_put_together_until_five_are_in_a_group() -> None:
    item = AskedItem(1, 1, "key", "ordering", is_scored=False)
    found = item_statistics(item, question((3, 0), (1, 1), (0, 5), (0, 2)))

    assert [(each.told, each.n) for each in groups(found)] == [("0 to 1", 5), ("2 to 3", 7)]
    assert groups(item_statistics(item, question((3, 0)))) == []


def test_a_question_without_choices_has_a_line_of_being_right() -> None:
    item = AskedItem(1, 1, "key", "ordering", is_scored=False)

    lines = traces(item_statistics(item, question((9, 1), (1, 9))), sees_individuals=True)

    assert lines is not None
    assert [series.name for series in lines.series] == ["Right"]
    assert [point.told for point in lines.series[0].points] == ["10 % of 10", "90 % of 10"]
    assert lines.series[0].points[0].low is not None


def test_at_most_four_lines_are_drawn_the_right_one_first() -> None:
    keys = "abcdef"
    choices = tuple(AskedChoice(key, f"{key} {'x' * 40}", key == "f") for key in keys)
    item = AskedItem(1, 1, "key", "single", choices, is_scored=False)
    cells = {
        (score, "correct" if key == "f" else "incorrect", key): 5 + at
        for score in (0, 1)
        for at, key in enumerate(keys)
    }

    lines = traces(item_statistics(item, Tally(cells)), sees_individuals=True)

    assert lines is not None
    assert [series.name[:3] for series in lines.series] == ["✓ f", "e x", "d x", "c x"]
    assert max(len(series.name) for series in lines.series) <= 24
