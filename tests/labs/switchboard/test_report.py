"""The report says live numbers, names the fault by its cause, and ranks runs as learners would."""

import time

import pytest

from labs.mechanics import Report, Setup
from labs.switchboard.mechanics import SWITCHBOARD
from tests.labs.switchboard.runs import (
    BONUS,
    CALM,
    CUT,
    DEFAULTS,
    EARLY,
    SHORTEST,
    TRAP,
    TWO_DATABASES,
    UNREADY,
)

OWN = ("deploy", "smoke", "flip")


def _played(*moves: str, parameters: dict[str, int] = DEFAULTS) -> Report:
    return SWITCHBOARD.play(Setup(parameters), moves)


def test_before_the_first_lever_all_is_open() -> None:
    idle = _played()

    assert [goal.met for goal in idle.goals] == [None] * 4
    assert {goal.value for goal in idle.goals} == {""}
    assert (idle.verdict.tone, idle.failure, idle.won) == ("idle", "", False)
    assert idle.measures == {}
    assert len(idle.table.rows) == 1


def test_the_goals_show_live_numbers() -> None:
    trapped = _played(*TRAP)

    assert [(goal.met, goal.value) for goal in trapped.goals] == [
        (True, "passed"), (False, "1 of 3"), (False, "v1"), (False, "4,080"),
    ]  # fmt: skip


def test_a_goal_is_open_until_something_was_done_about_it() -> None:
    begun = _played("expand")

    assert [goal.met for goal in begun.goals] == [None, None, None, True]
    assert begun.failure == "unfinished"


def test_every_measure_is_told_once_a_run_has_begun() -> None:
    measures = _played(*TRAP).measures

    assert list(measures) == [measure.name for measure in SWITCHBOARD.measures]
    assert measures == {
        "failed": 4080, "broken_seconds": 51, "lost_writes": 0, "flips": 2, "seconds": 112,
    }  # fmt: skip


def test_better_runs_rank_higher() -> None:
    runs = [(), TRAP, UNREADY, EARLY, CUT, SHORTEST[:4], CALM, SHORTEST, BONUS]
    ranks = [_played(*moves).rank for moves in runs]

    assert ranks[-1] == max(ranks)
    assert _played(*SHORTEST).rank > _played(*CALM).rank > _played(*CUT).rank
    assert _played(*CUT).rank > _played(*TRAP).rank > _played().rank


def test_the_table_has_a_row_for_each_lever() -> None:
    table = _played(*TRAP).table

    assert table.rows[0] == ("0\u00a0s", "start", "Blue, v1", "name", "0")
    assert table.rows[2] == ("80\u00a0s", "Rename", "Blue, v1", "full_name", "1,600")
    assert table.rows[4] == ("111\u00a0s", "Flip", "Green, v2", "full_name", "0")
    assert {len(row) for row in table.rows} == {len(table.head)}


def test_with_two_databases_lost_writes_take_the_place_of_columns() -> None:
    played = _played(*OWN, "wait", "flip", parameters=TWO_DATABASES)

    assert (played.goals[-1].met, played.goals[-1].value) == (False, "240")
    assert played.table.head[3] == "Lost writes"
    assert played.table.rows[-1][3] == "240"


@pytest.mark.parametrize(
    ("moves", "failure"),
    [(TRAP, "v1_broken"), (UNREADY, "v2_broken"), (CUT, "cut_off"), (("expand",), "unfinished")],
)
def test_the_failure_is_one_that_authors_write_hints_for(
    moves: tuple[str, ...], failure: str
) -> None:
    assert _played(*moves).failure == failure
    assert failure in SWITCHBOARD.failures


def test_a_run_that_won_has_no_failure() -> None:
    won, more = _played(*SHORTEST), _played(*BONUS)

    assert (won.won, won.bonus, won.failure, won.verdict.tone) == (True, False, "", "ok")
    assert (more.won, more.bonus, more.failure, more.verdict.tone) == (True, True, "", "ok")


def test_the_longest_run_is_replayed_within_ten_milliseconds() -> None:
    moves = (*SHORTEST, *("flip", "wait") * 17)
    taken = []
    for _again in range(20):
        begun = time.perf_counter()
        _played(*moves)
        taken.append(time.perf_counter() - begun)

    assert len(moves) == SWITCHBOARD.most_moves
    assert min(taken) < 0.010
