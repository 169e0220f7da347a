"""What a page says about a run."""

from __future__ import annotations

import pytest
from django.utils import translation

from labs.ghost_load.mechanics import GHOST_LOAD
from labs.mechanics import Moves, Report
from tests.labs.ghost_load.runs import SETUP, WIN


def report(*moves: str) -> Report:
    return GHOST_LOAD.play(SETUP, moves)


def test_before_anything_was_tried_nothing_is_judged() -> None:
    idle = report()

    assert (idle.won, idle.bonus, idle.failure, idle.measures) == (False, False, "", {})
    assert idle.verdict.tone == "idle"
    assert {(goal.value, goal.met) for goal in idle.goals} == {("", None)}
    assert idle.table.rows == ()


@pytest.mark.parametrize(
    ("moves", "tone", "heading", "text"),
    [
        (("g10_s20_pwe",), "ok", "10% carried", "within 60 ms"),
        (("g25_s20_pw",), "warn", "25% looks calm", "the calls that got in"),
        (WIN[:2], "warn", "33% of calls fail", "900 calls a second came and 600 got in"),
        ((*WIN[:2], "g100_s20_pwel"), "warn", "100% is more than 20", "finish 1,000 calls"),
        ((*WIN[:2], "g120_s29_pwel"), "warn", "more than 29", "355 ms, and 200 ms are allowed"),
        (WIN[:3], "ok", "120% of the peak, carried", "30 servers answered"),
        (WIN, "ok", "Released", "30 servers are the fewest"),
        ((*WIN[:3], "show_s36_pwel"), "ok", "Released", "For the bonus"),
        (("g50_s20_pe",), "bad", "54 ghost writes", "one in 10,000"),
        (("g1_s20_pe",), "bad", "1 ghost write reached a real person", "shadow store"),
        (("g1_s20_we", "g5_s20_pwe"), "bad", "60 ms slower", "Let pages go on"),
        (("g1_s20_pw", "g75_s20_pw"), "bad", "75% of the peak", "Servers 60% busy"),
        (("g1_s20_pw", "g75_s20_pwe"), "bad", "75% of the peak", "came on together"),
        (("show_s20_pw",), "bad", "Shown before", "540,000 of their calls failed, 50%"),
        ((*WIN[:2], "show_s36_pwel"), "bad", "Shown before", "It went well"),
        ((*WIN[:2], "show_s25_pwel"), "bad", "Shown before", "It went well"),
        ((*WIN[:3], "show_s20_pwel"), "bad", "not what was proved", "on 20 servers"),
    ],
)
def test_the_verdict_names_the_pattern_and_the_numbers(
    moves: Moves, tone: str, heading: str, text: str
) -> None:
    verdict = report(*moves).verdict

    assert verdict.tone == tone
    assert heading in verdict.heading
    assert text in verdict.text
    assert "%(" not in verdict.heading + verdict.text


def test_a_slow_release_is_told_as_slow() -> None:
    slow = {**SETUP.parameters, "goal_ms": 61}
    verdict = GHOST_LOAD.play(type(SETUP)(slow), (*WIN[:2], "show_s25_pwel")).verdict

    assert "95 of 100 answers took up to 115 ms" in verdict.text


def test_the_checklist_carries_live_numbers() -> None:
    values = [goal.value for goal in report(*WIN).goals]

    assert values == ["105 ms", "0%", "+0 ms", "0", "on", "on"]
    assert all(goal.met for goal in report(*WIN).goals)


def test_the_checklist_says_what_is_open() -> None:
    early = [(goal.value, goal.met) for goal in report("g25_s20_pwe").goals]
    worse = [goal.value for goal in report("g25_s20", "g120_s20_e").goals]

    assert early[:2] == [("25% so far", False), ("not tried", False)]
    assert early[4:] == [("on", True), ("hidden", False)]
    assert worse == ["60 ms", "58%", "+60 ms", "81", "too late", "hidden"]
    assert report("show_s20").goals[5].value == "too early"
    assert report(*WIN[:3], "show_s20_pwel").goals[5].value == "served worse"
    assert report("g120_s20_pw").goals[1].value == "not watched"
    assert report("g120_s20_pw").goals[4].value == "off"


def test_the_table_is_the_run_step_by_step() -> None:
    rows = report("g75_s20_pw", "show_s20_e").table.rows
    felt = "pages +60 ms, 540,000 failed calls"

    assert rows == (
        ("1, ghosts 75%", "900", "20, 60% busy", "60 ms", "not watched", "nothing"),
        ("2, people 100%", "1,200", "20, 60% busy", "60 ms", "50%", felt),
    )
    assert len(report().table.head) == len(rows[0])
    assert report("g1_s20_p").table.rows[0][-1] == "1 ghost write"


def test_the_measures_are_those_that_the_lab_names() -> None:
    measured = report(*WIN).measures

    assert list(measured) == [each.name for each in GHOST_LOAD.measures]
    assert measured["servers"] == 30
    assert measured["p95"] == 105
    assert measured["held"] == 120
    assert report("show_s20").measures["failed"] == 540_000


def test_every_failure_has_been_named_for_authors() -> None:
    assert report("g1_s20").failure in GHOST_LOAD.failures
    assert len(set(GHOST_LOAD.failures)) == 9
    assert "" not in GHOST_LOAD.failures


def test_numbers_follow_the_language_of_the_reader() -> None:
    with translation.override("de"):
        said = report("show_s20_pw").verdict.text

    assert "540.000" in said
