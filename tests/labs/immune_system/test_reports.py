"""What a run's page says."""

import pytest

from labs.immune_system import precomputed
from labs.immune_system.declared import MEASURES, PARAMETERS
from labs.immune_system.mechanics import IMMUNE_SYSTEM
from labs.immune_system.parameters import Shop
from labs.immune_system.settings import EVERY, Press, Settings
from labs.immune_system.traffic import WAITING
from labs.mechanics import Moves, Setup
from tests.labs.immune_system.presses import DEFAULTS, run_all, run_one

LET_THROUGH = DEFAULTS | {"affected": 20, "width": 8}
"""A bug so mild that conversion stays in its range."""


def test_nothing_is_judged_before_anything_was_tried(lab: Setup) -> None:
    report = IMMUNE_SYSTEM.play(lab, ())

    assert report.verdict.tone == "idle"
    assert [goal.met for goal in report.goals] == [None] * 4
    assert (report.failure, report.measures, report.rank) == ("", {}, ())
    assert report.table.rows == ()


@pytest.mark.parametrize(
    ("moves", "failure", "words"),
    [
        (
            run_all(5, 10, 300, "band"),
            "chance",
            ["11 good builds", "43 of 300", "14.3%"],
        ),
        (
            run_all(1, 2, 300, "guarded"),
            "starved",
            ["20 bad builds", "than 24", "1,454"],
        ),
        (run_all(2, 5, 100, "guarded"), "unsure", ["3 bad builds", "120 sessions", "1,512 people"]),
        (run_all(25, 5, 300, "guarded"), "few", ["1 good build was", "34 of 300", "looks again"]),
    ],
)
def test_a_failure_says_why_with_the_numbers_of_its_run(
    lab: Setup, moves: Moves, failure: str, words: list[str]
) -> None:
    report = IMMUNE_SYSTEM.play(lab, moves)
    said = f"{report.verdict.heading} {report.verdict.text}"

    assert report.failure == failure
    assert report.verdict.tone == "bad"
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("change", "moves", "failure", "words"),
    [
        (
            {"affected": 20, "width": 8},
            run_all(5, 10, 300, "guarded"),
            "missed",
            ["15.2%", "19.0%"],
        ),
        ({"most_harm": 300}, run_all(25, 10, 1, "guarded"), "harm", ["300 sessions", "360 people"]),
        ({"longest": 20}, run_all(5, 10, 100, "guarded"), "slow", ["30 minutes", "allows 20"]),
    ],
)
def test_a_failure_under_other_parameters_says_why_too(
    change: dict[str, int], moves: Moves, failure: str, words: list[str]
) -> None:
    report = IMMUNE_SYSTEM.play(Setup(DEFAULTS | change), moves)
    said = f"{report.verdict.heading} {report.verdict.text}"

    assert report.failure == failure
    assert [word for word in words if word not in said] == []


def test_a_win_names_what_was_saved_and_the_bonus_left(lab: Setup) -> None:
    won = IMMUNE_SYSTEM.play(lab, run_all(10, 10, 100, "guarded"))
    bonus = IMMUNE_SYSTEM.play(lab, run_all(5, 5, 100, "guarded"))

    assert won.verdict.tone == bonus.verdict.tone == "ok"
    assert "met 216 people" in won.verdict.text
    assert "46,800" in won.verdict.text
    assert "at most 200 people" in won.verdict.text
    assert "bonus" in bonus.verdict.heading
    assert "bonus" not in bonus.verdict.text


def test_the_checklist_carries_the_live_numbers(lab: Setup) -> None:
    goals = IMMUNE_SYSTEM.play(lab, run_all(5, 10, 300, "band")).goals

    assert [goal.value for goal in goals] == ["20 of 20", "216", "9 of 20", "30 min"]
    assert [goal.met for goal in goals] == [True, True, False, True]


def _one(parameters: dict[str, int], settings: Settings, seed: str) -> tuple[str, str, str]:
    number = next(build.number for build in WAITING if build.seed == seed)
    report = IMMUNE_SYSTEM.play(Setup(parameters), run_one(number, settings))
    assert [goal.met for goal in report.goals] == [None] * 4
    return report.verdict.tone, report.verdict.heading, report.failure


@pytest.mark.parametrize(
    ("parameters", "settings", "seed", "tone", "ending", "failure"),
    [
        (DEFAULTS, Settings(5, 10, 100, "guarded"), "g0", "ok", "everyone has it", "one_build"),
        (DEFAULTS, Settings(5, 10, 1, "band"), "g2", "bad", "was stopped", "chance"),
        (DEFAULTS, Settings(5, 10, 100, "guarded"), "b0", "ok", "A2 stopped it", "one_build"),
        (DEFAULTS, Settings(1, 2, 300, "band"), "b0", "bad", "reached everyone", "starved"),
        (LET_THROUGH, Settings(5, 10, 300, "guarded"), "b0", "bad", "was released", "missed"),
    ],
)
def test_a_single_build_is_named_good_or_bad_only_afterwards(
    parameters: dict[str, int], settings: Settings, seed: str, tone: str, ending: str, failure: str
) -> None:
    said = _one(parameters, settings, seed)

    assert said[0] == tone
    assert said[1].endswith(ending)
    assert said[2] == failure


def test_the_table_says_each_minute_and_what_was_decided(lab: Setup) -> None:
    table = IMMUNE_SYSTEM.play(lab, run_all(5, 10, 300, "band")).table
    decided = [row[5] for row in table.rows]

    assert len(table.head) == len(table.rows[0]) == 6
    assert table.rows[-1] == ("14", "A2", "9 of 60", "14.3%", "300", "stopped")
    assert decided[8:11] == ["watch only", "on to A2", "too few to judge"]


def test_a_released_build_says_so_in_its_last_row(lab: Setup) -> None:
    number = next(build.number for build in WAITING if build.seed == "g0")
    rows = IMMUNE_SYSTEM.play(lab, run_one(number)).table.rows

    assert len(rows) == 30
    assert [rows[at][5] for at in (12, 19, 29)] == ["go on", "on to A3", "released"]
    assert rows[29][1] == "A3"


def test_every_run_reports_every_measure_and_repeats_itself(lab: Setup) -> None:
    names = {measure.name for measure in MEASURES}
    for settings in EVERY[::17]:
        for build in (None, 1, 40):
            moves = Press(settings, build).moves
            report = IMMUNE_SYSTEM.play(lab, moves)
            assert set(report.measures) == names
            assert report == IMMUNE_SYSTEM.play(lab, moves)
            assert report.failure in (*IMMUNE_SYSTEM.failures, "")


def test_a_run_of_all_builds_is_looked_up(lab: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(shop: Shop, settings: Settings) -> None:
        raise AssertionError("the builds were run again")

    monkeypatch.setattr(precomputed, "stops", refuse)

    assert IMMUNE_SYSTEM.play(lab, run_all(5, 5, 100, "guarded")).won


def test_defaults_stand_within_their_bounds_and_make_a_shop() -> None:
    assert {parameter.name for parameter in PARAMETERS} == set(Shop.__slots__)
    assert all(p.least <= p.default <= p.most for p in PARAMETERS)
