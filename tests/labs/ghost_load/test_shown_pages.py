"""The templates, rendered and read as a browser reads them."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from time import process_time
from typing import override

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from labs.ghost_load.mechanics import GHOST_LOAD
from labs.mechanics import Moves
from tests.labs.ghost_load.runs import SETUP, WIN

RUNS: tuple[Moves, ...] = (
    (),
    ("g1_s20",),
    ("g1_s20_pw", "g75_s20_pw"),
    WIN[:2],
    (*WIN[:2], "g120_s29_pwel"),
    WIN,
    ("show_s20",),
    ("g1_s20",) * 24,
)


class Page(HTMLParser):
    """Collects tags with their attributes and insists on proper nesting."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "input":
            self.open.append(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def html_of(moves: Moves) -> str:
    form = render_to_string(
        "labs/ghost_load/controls.html", {"controls": GHOST_LOAD.controls(SETUP, moves)}
    )
    report = GHOST_LOAD.play(SETUP, moves)
    return form + render_to_string("labs/ghost_load/figure.html", {"figure": report.figure})


@pytest.mark.parametrize("moves", RUNS)
def test_every_page_is_well_formed_and_its_ids_are_its_own(moves: Moves) -> None:
    page = Page(html_of(moves))
    attributes = [attrs for _tag, attrs in page.tags]
    ids = Counter(attrs["id"] for attrs in attributes if "id" in attrs)

    assert page.open == []
    assert set(ids.values()) == {1}
    assert all(str(each).startswith("ghost_load-") for each in ids)
    assert not any("style" in attrs for attrs in attributes)
    for attrs in attributes:
        for name in ("aria-labelledby", "aria-describedby"):
            assert attrs.get(name) is None or attrs[name] in ids


@pytest.mark.parametrize("moves", RUNS)
def test_two_drawings_share_one_name(moves: Moves) -> None:
    drawn = [attrs for _tag, attrs in Page(html_of(moves)).tags if attrs.get("role") == "img"]

    assert [attrs["class"] for attrs in drawn] == ["fx only-wide", "fx only-narrow"]
    assert {attrs["aria-labelledby"] for attrs in drawn} == {"ghost_load-caption"}


def checked(moves: Moves) -> dict[str, str]:
    inputs = [attrs for tag, attrs in Page(html_of(moves)).tags if tag == "input"]
    return {str(one["name"]): str(one["value"]) for one in inputs if "checked" in one}


def test_the_form_stands_as_the_latest_step_left_it() -> None:
    assert checked(()) == {"share": "1", "servers": "20"}
    assert checked(("g75_s31_pe",)) == {
        "share": "75",
        "servers": "31",
        "apart": "on",
        "alert": "on",
    }


def test_sending_the_form_as_it_stands_repeats_the_step() -> None:
    again = GHOST_LOAD.after(SETUP, WIN[:3], {**checked(WIN[:3]), "lever": "step"})

    assert again == (*WIN[:3], WIN[2])


def test_a_lever_that_would_be_refused_says_so_and_can_still_be_reached() -> None:
    buttons = [attrs for tag, attrs in Page(html_of(WIN)).tags if tag == "button"]

    assert [attrs["aria-disabled"] for attrs in buttons] == ["true", "true"]
    assert not any("disabled" in attrs for attrs in buttons)
    assert "the launch is over" in html_of(WIN)
    assert "aria-disabled" not in html_of(WIN[:3])


def test_drawings_do_not_follow_the_language() -> None:
    with translation.override("de"):
        drawn = [attrs for _tag, attrs in Page(html_of(WIN)).tags if "viewbox" in attrs]
        numbers = [attrs.get("x") for _tag, attrs in Page(html_of(WIN)).tags]

    assert drawn[0]["viewbox"] == "0 0 584 282"
    assert not any("," in str(number) for number in numbers)


def test_the_longest_run_is_played_quickly() -> None:
    longest = ("g120_s36_pwe",) * GHOST_LOAD.most_moves

    def once() -> float:
        began = process_time()
        GHOST_LOAD.play(SETUP, longest)
        return process_time() - began

    # Ten times what it takes alone: here coverage looks on.
    assert min(once() for _try in range(5)) < 0.030
