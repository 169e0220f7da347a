"""Nothing scrolls sideways from 320 to 1180 px, also with wide text; the focus is never hidden."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.audit import overflow, space_text
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, HOME, SECOND, SECTION, WRONG

WIDTHS = (320, 360, 390, 480, 640, 768, 1024, 1100, 1180)
COVERED = """() => {
  const e = document.activeElement, box = (e.closest(".ch, .seg__o") || e).getBoundingClientRect();
  const bar = document.querySelector(".bar").getBoundingClientRect();
  const stuck = getComputedStyle(document.querySelector(".bar")).position === "sticky";
  if (e === document.body) return "";
  const under = !e.closest(".bar, .skip") && stuck && box.bottom > 0 && box.top < bar.bottom - 1;
  return under || box.bottom < 0 || box.top > innerHeight ? e.outerHTML.slice(0, 80) : "";
}"""


@pytest.mark.parametrize("path", [SECTION, HOME, "/accounts/signup/", "/courses/nowhere/"])
def test_no_page_scrolls_sideways_at_any_width(visit: Visit, path: str) -> None:
    page = visit(path, allowed="404")

    for spaced in (False, True):
        if spaced:
            space_text(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert overflow(page) <= 0, f"{width} px, {spaced=}"


def test_answered_questions_fit_the_smallest_screen(visit: Visit) -> None:
    page = visit(SECTION, width=320)
    Check(page, FIRST).answer(WRONG[FIRST][0])
    Check(page, SECOND).press("Show the answer")
    expect(Check(page, SECOND).heading).to_be_focused()

    space_text(page)

    assert overflow(page) <= 0


def stop(page: Page, key: str) -> str:
    """Press that key: the element that has the focus now, or "" outside the page."""
    page.keyboard.press(key)
    assert page.evaluate(COVERED) == ""
    return page.evaluate(
        "(e => e === document.body ? '' : e.outerHTML.slice(0, 200))(document.activeElement)"
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_the_focus_is_in_view_on_every_stop_forwards_and_back(visit: Visit, width: int) -> None:
    page = visit(SECTION, width=width)

    stops = [stop(page, "Tab")]
    while stops[-1]:
        stops.append(stop(page, "Tab"))
    back = [stop(page, "Shift+Tab") for _ in stops[:-1]]

    assert len(stops) > 20
    assert back == stops[-2::-1]


def test_every_stop_shows_a_ring(visit: Visit) -> None:
    page = visit(SECTION)

    for _ in range(20):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            """() => [document.activeElement, document.activeElement.nextElementSibling]
            .some(e => e && getComputedStyle(e).outlineStyle !== "none"
                && parseFloat(getComputedStyle(e).outlineWidth) >= 3)"""
        )
        assert ring, page.evaluate("document.activeElement.outerHTML.slice(0, 80)")


def test_rows_to_choose_are_tall_enough_for_a_thumb(visit: Visit) -> None:
    page = visit(SECTION, width=390)

    heights = page.evaluate(
        "[...document.querySelectorAll('.ch__l, .btn')].map(e => e.getBoundingClientRect().height)"
    )

    assert min(heights) >= 44
