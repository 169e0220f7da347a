"""Plans and results of experiments in words, and their drawings as places."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import inf

import pytest

from releases.experiments.drawing import round_up, ticks_across
from releases.experiments.judging import Effect
from releases.experiments.looks import looks_at, looks_drawing
from releases.experiments.needing import needed_by_effect, needed_drawing
from releases.experiments.people import Arm, Compared
from releases.experiments.sizes import Design
from releases.experiments.wording import points, told_days, told_plan, told_verdict
from tests.factories import NOW

PLAN = Design(usual=0.6, effect=0.1, alpha=0.05, power=0.8, share=0.125)


def arm(said: str) -> Arm:
    """An arm of which each in turn was right (1) or not (0)."""
    tries = [(NOW + timedelta(minutes=n), each == "1") for n, each in enumerate(said)]
    return Arm(len(said), tries)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0.2, "about 1 day."), (9.1, "about 10 days."), (71, "about 11 weeks."), (inf, "cannot be")],
)
def test_a_time_is_told_roughly(days: float, words: str) -> None:
    assert words in told_days(days)


def test_points_have_a_sign_where_they_are_a_difference() -> None:
    assert [points(each, signed=True) for each in (0.085, -0.08, 0.0)] == ["+8.5", "−8", "0"]
    assert "12.5 % get it" in told_plan(PLAN)


def test_a_verdict_tells_its_effect_and_what_follows() -> None:
    found = Effect(0.01, -0.04, 0.06)

    assert told_verdict("alike", found, 0.1) == (
        "+1 points (−4 to +6). No difference worth knowing: less than 10 points either way."
    )
    assert told_verdict("unclear", found, 0.05).endswith("one of 5 points is not ruled out either.")
    assert told_verdict("too-few", None, 0.05) == "Too few answers to tell."


def test_smaller_effects_are_told_beside_the_plan_as_far_as_they_are_possible() -> None:
    rows = needed_by_effect(replace(PLAN, usual=0.2, effect=0.07, share=0.5), per_day=10)

    assert [row.told for row in rows if row.is_chosen] == ["7"]
    assert [row.effect for row in rows] == sorted(row.effect for row in rows)
    assert (rows[-1].told, rows[-1].whole_days) == ("30", "9")
    assert len(needed_by_effect(replace(PLAN, usual=0.8, effect=0.1), 0)) == 12
    assert needed_by_effect(PLAN, 0)[0].whole_days == "–"
    few = needed_by_effect(replace(PLAN, usual=0.5, effect=0.6), 0)
    assert "0.6" not in [row.told for row in few]


def test_the_drawing_of_sizes_marks_the_plan_and_stays_within_its_sides() -> None:
    drawing = needed_drawing(needed_by_effect(PLAN, 1))

    places = [float(x) for spot in drawing.path.split() for x in spot.split(",")]
    assert 0 <= min(places) <= max(places) <= 100
    assert drawing.dot is not None
    assert drawing.dot[0] == "33.33%"
    assert [tick.label for tick in drawing.across] == ["0", "10", "20", "30"]
    assert drawing.y_width == "5.0em"


def test_looks_are_spread_over_the_tries_and_end_with_the_newest() -> None:
    compared = Compared(arm("1" * 150 + "0"), arm("10" * 75))

    looks = looks_at(compared, effect=0.1, alpha=0.05)

    assert len(looks) <= 40
    assert looks[-1].n == 301
    assert looks[-1].arms == "99.3 % of 151 right with it, 50.0 % of 150 without it"
    assert looks[-1].told.startswith("+49.3 points (")
    assert looks[0].treated.n >= 20
    drawing = looks_drawing(looks, 0.1)
    assert drawing is not None
    assert (drawing.zero, len(drawing.marks), len(drawing.up)) == ("50%", 2, 5)
    assert drawing.up[0].label.startswith("−")


def test_of_fewer_than_two_looks_there_is_no_drawing() -> None:
    few = looks_at(Compared(arm("1" * 20), arm("1" * 20)), effect=0.1, alpha=0.05)

    assert len(few) == 1
    assert looks_drawing(few, 0.1) is None
    assert looks_drawing([], 0.1) is None


def test_ticks_are_round_and_their_labels_stay_within() -> None:
    ticks = ticks_across(300)

    assert [(tick.at, tick.label) for tick in ticks] == [
        ("0%", "0"), ("33.33%", "100"), ("66.67%", "200"), ("100%", "300"),
    ]  # fmt: skip
    assert [tick.anchor for tick in ticks] == ["start", "middle", "middle", "end"]
    assert [round_up(each) for each in (0.2, 1.5, 3, 7, 12)] == [1, 2, 5, 10, 20]
