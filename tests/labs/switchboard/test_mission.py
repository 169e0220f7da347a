"""Each condition of the mission can fail alone, and each fault is told from the others."""

import pytest

from labs.switchboard.mission import FAULTS, judged
from labs.switchboard.replay import replay
from labs.switchboard.site import Site
from tests.labs.switchboard.runs import BONUS, CALM, SHORTEST, SITE, TRAP, TWO, TWO_DATABASES

UNTESTED = ("expand", "deploy", "flip", "flip", "flip")
OUTDATED = ("deploy", "smoke", "expand", "flip")
TEST_FAILED = ("deploy", "smoke", "expand", "contract")
LATE = ("deploy", "smoke", "flip", "wait", "flip", "flip")


def test_the_shortest_run_meets_every_condition() -> None:
    mission = judged(SITE, replay(SITE, SHORTEST))

    assert (mission.smoke_tested, mission.turns, mission.v2_live) == (True, 3, True)
    assert (mission.unharmed, mission.writes_kept, mission.fault) == (True, True, "")
    assert mission.won
    assert not mission.bonus


def test_without_a_smoke_test_everything_else_is_not_enough() -> None:
    mission = judged(SITE, replay(SITE, UNTESTED))

    assert (mission.smoke_tested, mission.turns, mission.v2_live) == (False, 3, True)
    assert (mission.unharmed, mission.won) == (True, False)


def test_without_the_way_back_everything_else_is_not_enough() -> None:
    mission = judged(SITE, replay(SITE, SHORTEST[:4]))

    assert (mission.smoke_tested, mission.turns, mission.v2_live) == (True, 1, True)
    assert (mission.unharmed, mission.won, mission.fault) == (True, False, "")


def test_ending_on_v1_is_not_enough() -> None:
    mission = judged(SITE, replay(SITE, (*SHORTEST, "flip")))

    assert (mission.smoke_tested, mission.turns, mission.v2_live) == (True, 3, False)
    assert not mission.won


def test_one_cut_flip_spoils_an_otherwise_perfect_run() -> None:
    mission = judged(SITE, replay(SITE, (*SHORTEST[:-1], "flip_nodrain")))

    assert (mission.turns, mission.v2_live, mission.unharmed) == (3, True, False)
    assert not mission.won


def test_with_two_databases_too_many_lost_writes_are_not_enough() -> None:
    mission = judged(TWO, replay(TWO, LATE))

    assert (mission.turns, mission.unharmed, mission.writes_kept) == (3, True, False)
    assert not mission.won


@pytest.mark.parametrize(
    ("site", "moves", "fault"),
    [
        (SITE, TRAP[:2], "v1_broken"),
        (SITE, ("deploy", "smoke", "flip"), "v2_broken"),
        (SITE, ("expand", "deploy", "smoke", "flip_nodrain"), "cut_off"),
        (SITE, UNTESTED[:3], "untested"),
        (SITE, OUTDATED, "untested"),
        (TWO, LATE[:5], "writes_lost"),
        (SITE, (*SHORTEST[:4], "contract"), "contracted_early"),
        (SITE, (*SHORTEST[:4], "deploy"), "overwritten"),
        (SITE, SHORTEST[:5], ""),
        (SITE, (*SHORTEST, "contract"), ""),
    ],
)
def test_a_fault_is_named_at_the_lever_that_made_it(
    site: Site, moves: tuple[str, ...], fault: str
) -> None:
    assert judged(site, replay(site, moves)).fault == fault
    assert judged(site, replay(site, moves[:-1])).fault == ""


def test_the_first_fault_stays_the_one_that_is_told() -> None:
    mission = judged(SITE, replay(SITE, ("deploy", "flip_nodrain", "flip_nodrain")))

    assert mission.fault == FAULTS[1] == "v2_broken"


@pytest.mark.parametrize(
    ("moves", "bonus"),
    [
        (BONUS, True),
        ((*CALM, "deploy"), False),
        ((*CALM, "contract"), False),
        ((*CALM, "contract", "deploy"), False),
        ((*SHORTEST, "deploy", "contract"), True),
    ],
)
def test_the_bonus_drops_the_old_column_last(moves: tuple[str, ...], bonus: bool) -> None:
    mission = judged(SITE, replay(SITE, moves))

    assert mission.won
    assert mission.bonus == bonus


def test_with_two_databases_the_bonus_is_v2_on_both_sides() -> None:
    moves = ("deploy", "smoke", "flip", "flip", "flip", "deploy")

    assert judged(TWO, replay(TWO, moves)).bonus
    assert not judged(TWO, replay(TWO, moves[:-1])).bonus


def test_a_smoke_test_counts_for_what_was_tested_only() -> None:
    tested = replay(SITE, TEST_FAILED[:2])
    changed = replay(SITE, TEST_FAILED[:3])

    assert [judged(SITE, steps).smoke_tested for steps in ((), tested, changed)] == [
        None, False, False,
    ]  # fmt: skip
    assert (tested[-1].after.smoke, changed[-1].after.smoke) == ("failed", "stale")


def test_writes_may_be_lost_up_to_the_number_the_author_allows() -> None:
    strict = Site.from_parameters({**TWO_DATABASES, "allowed_lost_writes": 239})
    exact = Site.from_parameters({**TWO_DATABASES, "allowed_lost_writes": 240})

    assert not judged(strict, replay(strict, LATE)).won
    assert judged(exact, replay(exact, LATE)).won
