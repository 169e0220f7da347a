"""The figure, its geometry and its gauges."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labs.ghost_load.figure import Drawing, Figure
from labs.ghost_load.mechanics import GHOST_LOAD
from labs.ghost_load.parameters import SHARES
from labs.ghost_load.sheet import FLOOR, TOP
from tests.labs.ghost_load.runs import SETUP, WIN, unhurried


def figure(*moves: str) -> Figure:
    return cast("Figure", GHOST_LOAD.play(SETUP, moves).figure)


def drawing(*moves: str) -> Drawing:
    return figure(*moves).drawings[0]


def test_before_anything_was_tried_the_ramp_ahead_is_drawn() -> None:
    idle = figure()

    assert [len(each.ahead.split()) for each in idle.drawings] == [16, 16]
    assert "The ramp ahead" in idle.caption
    assert (idle.gauges, idle.released) == ((), False)


def test_a_run_is_drawn_step_by_step() -> None:
    drawn = drawing(*WIN)

    assert [column.share for column in drawn.columns] == ["1%", "75%", "120%", "100%"]
    assert [column.shows for column in drawn.columns] == [False, False, False, True]
    assert drawn.ahead == ""
    assert figure(*WIN).released


def test_each_size_draws_the_steps_that_fit() -> None:
    long = figure(*["g1_s20"] * 23, "g5_s20")

    assert [len(each.columns) for each in long.drawings] == [12, 8]
    assert [each.columns[-1].share for each in long.drawings] == ["5%", "5"]


def test_what_was_lost_is_drawn_only_where_somebody_knows() -> None:
    unseen, seen = drawing("g75_s20"), drawing("g75_s20_e")

    assert (unseen.columns[0].lost, unseen.limit) == (None, "")
    assert seen.columns[0].lost is not None
    whole = float(seen.columns[0].load.height)
    assert float(seen.columns[0].lost.height) == pytest.approx(whole / 3, abs=0.1)
    assert float(seen.limit) == pytest.approx(FLOOR - (FLOOR - TOP) * 50 / 130, abs=0.1)


def test_the_caption_says_what_the_latest_step_came_to() -> None:
    assert "Step 1: 75% came, failed: not watched." in figure("g75_s20").caption
    assert figure("g75_s20_e").caption.endswith(
        "Framed: what failed. Dashed: the connection limit, 600 a second."
    )


def test_servers_beyond_the_scale_have_no_line() -> None:
    assert drawing("g1_s31").columns[0].capacity != ""
    assert drawing("g1_s32").columns[0].capacity == ""


def test_the_gauges_read_the_latest_step() -> None:
    calm, seen = figure("g75_s20").gauges, figure("g75_s20_e").gauges

    assert [gauge.value for gauge in calm] == ["60 ms", "not watched"]
    assert [gauge.well for gauge in calm] == [True, False]
    assert calm[0].note == "for 95 of 100 of them, servers 60% busy"
    assert (calm[0].length, calm[1].length) == ("15.0", "")
    assert (seen[1].value, seen[1].length) == ("33%", "33.3")
    assert seen[1].note == "failed, 270,000 in a quarter of an hour"


@unhurried
@given(st.lists(st.sampled_from(SHARES), min_size=1, max_size=24), st.integers(20, 36))
def test_nothing_is_drawn_outside_its_sheet(shares: list[int], servers: int) -> None:
    moves = tuple(f"g{share}_s{servers}_e" for share in shares)
    for sheet in figure(*moves).drawings:
        for column in sheet.columns:
            box = column.load
            assert float(sheet.left) <= float(box.x)
            assert float(column.end) <= float(sheet.right)
            assert TOP <= float(box.y) <= FLOOR
            assert abs(float(box.y) + float(box.height) - FLOOR) < 0.2
