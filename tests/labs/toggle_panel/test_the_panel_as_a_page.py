"""The panel and the figure as HTML: whole, unique ids, no inline style, levers that say why."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from labs.mechanics import Moves
from labs.toggle_panel.mechanics import TOGGLE_PANEL
from tests.labs.toggle_panel.shifts import ALL_ON, SETUP, TEN_MINUTES, WON, play, with_minute

IDLE = ()
FAILING = (ALL_ON, "suite_all", ALL_ON, "set_rsm_c50_w_on", "suite_none", *["redeploy"])
RUNS = [
    IDLE,
    FAILING,
    TEN_MINUTES,
    WON,
    with_minute(3, ALL_ON),
    (ALL_ON.replace("static", "off"),) * 9,
]
VOID = {"input", "rect", "line", "polygon", "path"}


class Page(HTMLParser):
    """Collects tags and attributes, and sees that every element is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open, self.tags = [], []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page_of(moves: Moves) -> Page:
    report, controls = play(moves), TOGGLE_PANEL.controls(SETUP, moves)
    html = render_to_string("labs/toggle_panel/controls.html", {"controls": controls})
    return Page(html + render_to_string("labs/toggle_panel/figure.html", {"figure": report.figure}))


@pytest.mark.parametrize("moves", RUNS)
def test_a_run_is_well_formed_and_keeps_the_content_policy(moves: Moves) -> None:
    page = page_of(moves)
    ids = Counter(attrs["id"] for _, attrs in page.tags if "id" in attrs)
    named = [attrs[key] for _, attrs in page.tags for key in attrs if key.startswith("aria-desc")]

    assert page.open == []
    assert set(ids.values()) == {1}
    assert all(name.startswith("toggle_panel-") for name in ids)
    assert set(named) <= set(ids)
    assert not any(key == "style" or key.startswith("on") for _, a in page.tags for key in a)


@pytest.mark.parametrize("moves", RUNS)
def test_both_drawings_are_named_by_the_caption(moves: Moves) -> None:
    drawings = [attrs for tag, attrs in page_of(moves).tags if attrs.get("role") == "img"]

    assert [one["aria-labelledby"] for one in drawings] == ["toggle_panel-caption"] * 2


def test_a_lever_that_rests_can_still_be_pressed() -> None:
    buttons = [attrs for tag, attrs in page_of(IDLE).tags if tag == "button"]
    resting = [one["value"] for one in buttons if one.get("aria-disabled")]

    assert resting == ["name", "ab_wait"]
    assert not any("disabled" in one for one in buttons)


def test_switches_show_how_they_stand() -> None:
    checked = [a["name"] for t, a in page_of(WON).tags if t == "input" and "checked" in a]

    assert checked == ["recs", "stock", "checkout", "share", "fallback", "policy", "pair"]


def test_later_troubles_are_not_told_beforehand() -> None:
    acts = [[act.text for act in play(WON[:n]).figure.drawings[0].acts] for n in (0, 4, 12)]

    assert acts[0] == ["launch"]
    assert acts[1] == ["launch", "peak", "supplier"]
    assert len(acts[2]) == 5


def test_a_bar_above_capacity_is_cut_at_the_top_of_the_plot() -> None:
    tall = play(("redeploy", "redeploy")[:1] + (ALL_ON,) * 2).figure.drawings[0].bars[2]

    assert (tall.is_over, tall.y, tall.label) == (True, 52.0, "190")


def test_numbers_follow_the_language() -> None:
    with translation.override("de"):
        assert play(with_minute(3, ALL_ON)[:3]).table.rows[2][5] == "78,9%"
