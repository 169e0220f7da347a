"""The drawing stays within its frame and shows the same run as the numbers."""

import pytest
from hypothesis import given

from labs.switchboard.figure import figure
from labs.switchboard.layout import NARROW, WIDE
from labs.switchboard.replay import replay
from labs.switchboard.shapes import Circle, Drawing, Path, Rect, Text
from labs.switchboard.site import Site
from tests.labs.switchboard.runs import (
    BONUS,
    EARLY,
    SHORTEST,
    SITE,
    TRAP,
    TWO,
    UNREADY,
    patient,
    sites_and_runs,
)


def _drawings(moves: tuple[str, ...], site: Site = SITE) -> tuple[Drawing, ...]:
    return figure(site, replay(site, moves)).drawings


def _words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def _lines(drawing: Drawing) -> dict[str, str]:
    return {shape.d: shape.css for shape in drawing.shapes if isinstance(shape, Path)}


@patient
@given(sites_and_runs())
def test_every_shape_lies_within_its_drawing(made: tuple[Site, tuple[str, ...]]) -> None:
    site, moves = made

    for drawing in _drawings(moves, site):
        for shape in drawing.shapes:
            if isinstance(shape, Rect):
                assert shape.x >= 0
                assert shape.x + shape.width <= drawing.width
                assert shape.y + shape.height <= drawing.height
            elif isinstance(shape, Circle):
                assert shape.r <= shape.x <= drawing.width - shape.r
                assert shape.y + shape.r <= drawing.height
            elif isinstance(shape, Text):
                assert 0 <= shape.x <= drawing.width
                assert 13 <= shape.y <= drawing.height - 4


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_the_route_is_drawn_to_the_live_side(layout: object) -> None:
    place = [WIDE, NARROW].index(layout)
    before, after = _drawings(())[place], _drawings(SHORTEST)[place]

    assert _lines(before)[layout.routes["blue"]] == "f-route f-route--live"
    assert _lines(before)[layout.routes["green"]] == "f-route f-route--idle"
    assert "f-route--green" in _lines(after)[layout.routes["green"]]
    assert _lines(after)[layout.routes["blue"]] == "f-route f-route--idle"


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_the_pointer_turns_towards_the_live_side(layout: object) -> None:
    tips = {side: layout.tip(side)[1] for side in ("blue", "green")}
    sides = layout.sides

    across = layout is NARROW
    turned = (tips["blue"].x < tips["green"].x) if across else (tips["blue"].y < tips["green"].y)
    assert turned
    assert (sides["blue"].x < sides["green"].x) if across else (sides["blue"].y < sides["green"].y)


def test_a_burning_side_and_a_broken_way_back_are_red_and_say_so() -> None:
    burning, closed = _drawings(TRAP[:3])[0], _drawings(EARLY[:5])[0]

    assert "f-line--bad" in _lines(burning)[WIDE.routes["blue"]]
    assert "40% of requests fail" in _words(burning)
    assert "4,000" in _words(burning)
    assert "f-mark" in _lines(closed)[WIDE.routes["blue"]]
    assert "way back broken" in _words(closed)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ((), ["empty", "serves everyone", "name only", "No lever pulled yet", "failed requests"]),
        (("expand",), ["both columns"]),
        (("expand", "deploy"), ["not tested"]),
        (SHORTEST[:3], ["smoke test passed"]),
        (UNREADY[:2], ["smoke test failed"]),
        (("deploy", "smoke", "expand"), ["smoke test outdated"]),
        (SHORTEST[:4], ["way back works", "Green · v2"]),
        (BONUS, ["full_name only", "Blue · v2"]),
    ],
)
def test_each_state_is_said_in_words(moves: tuple[str, ...], words: list[str]) -> None:
    for drawing in _drawings(moves):
        assert set(words) <= set(_words(drawing))


def test_the_tape_keeps_the_last_levers_and_what_they_cost() -> None:
    wide, narrow = _drawings((*TRAP, *("wait",) * 3))

    assert _words(wide)[-3:] == ["wait", "60\u00a0s", "+4,800"]
    assert _words(wide).count("wait") == 3
    assert "rename" not in _words(narrow)


def test_more_levers_than_fit_are_hinted_at_by_a_dashed_line() -> None:
    wide = _drawings((*SHORTEST, *("wait",) * 20))[0]

    assert _words(wide).count("wait") == WIDE.tape_stops
    assert f"M8 {WIDE.tape_y}H{WIDE.tape_x}" in _lines(wide)


def test_two_databases_are_drawn_with_their_lag_and_what_was_lost() -> None:
    moves = ("deploy", "smoke", "flip", "wait", "flip")
    drawn = figure(TWO, replay(TWO, moves))

    for drawing in drawn.drawings:
        assert {"lag 8\u00a0s", "240 writes lost", "name", "full_name"} <= set(_words(drawing))
    assert "Each side has its own database." in drawn.caption
    assert "240 writes are lost." in drawn.caption


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        (
            (),
            "Before the first lever: all traffic goes to Blue, v1; the idle side is Green, empty.",
        ),
        (TRAP[:1], "After 1 lever: all traffic goes to Blue, v1; the idle side is Green, v2."),
        (EARLY[:5], "A flip to the idle side would fail."),
        (SHORTEST, "Both use one database, whose table has name and full_name."),
        (TRAP, "4,080 requests have failed so far."),
    ],
)
def test_the_caption_says_what_is_drawn(moves: tuple[str, ...], said: str) -> None:
    assert said in figure(SITE, replay(SITE, moves)).caption
