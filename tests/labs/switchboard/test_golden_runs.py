"""The runs that the lab was designed around come out as they did then."""

import pytest

from labs.switchboard.mission import judged
from labs.switchboard.model import BLUE, BOTH, GREEN, NEW, OLD, PASSED
from labs.switchboard.replay import first_impossible, replay, state_after
from tests.labs.switchboard.runs import BONUS, CALM, CUT, EARLY, SHORTEST, SITE, TRAP, TWO, UNREADY


@pytest.mark.parametrize(
    ("moves", "version", "failed", "seconds", "columns", "won"),
    [
        (TRAP, "v1", 4080, 112, NEW, False),
        ((*TRAP, "flip"), "v2", 4080, 113, NEW, False),
        (UNREADY, "v2", 80, 91, OLD, False),
        (SHORTEST, "v2", 0, 138, BOTH, True),
        (CALM, "v2", 0, 258, BOTH, True),
        (EARLY, "v1", 80, 157, NEW, False),
        (CUT, "v2", 10, 136, BOTH, False),
        (BONUS, "v2", 0, 338, NEW, True),
    ],
)
def test_a_known_run_comes_to_its_known_numbers(
    moves: tuple[str, ...], version: str, failed: int, seconds: int, columns: str, won: bool
) -> None:
    steps = replay(SITE, moves)
    state = state_after(steps)

    assert first_impossible(SITE, moves) is None
    assert (state.live_version, state.failed, state.seconds) == (version, failed, seconds)
    assert (state.columns, judged(SITE, steps).won) == (columns, won)


def test_the_smoke_test_passes_while_the_live_side_burns() -> None:
    renamed, tested = replay(SITE, TRAP)[1:3]

    assert (renamed.after.live, renamed.broken) == (BLUE, 1600)
    assert (tested.after.smoke, tested.broken) == (PASSED, 2400)


def test_the_trap_breaks_the_way_back_as_well() -> None:
    forward, back = replay(SITE, TRAP)[3:]

    assert (forward.after.live, forward.broken) == (GREEN, 0)
    assert (back.after.live, back.broken) == (BLUE, 80)


def test_with_two_databases_going_back_after_a_minute_loses_a_lag_of_writes() -> None:
    steps = replay(TWO, ("deploy", "smoke", "flip", "wait", "flip"))

    assert steps[-1].lost_writes == 8 * 30


def test_with_two_databases_going_back_at_once_loses_one_second_of_writes() -> None:
    steps = replay(TWO, ("deploy", "smoke", "flip", "flip", "flip"))

    assert [step.lost_writes for step in steps] == [0, 0, 0, 30, 0]
    assert judged(TWO, steps).won
