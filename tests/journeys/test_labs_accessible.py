"""Labs before, after a loss and after a win: axe, contrast, targets, reflow, keyboard, weight."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.audit import look_everywhere, overflow, space_text
from tests.journeys.bench import GAMES, Bench, Game, address
from tests.journeys.conftest import Visit
from tests.journeys.course import SECTION

GAME = pytest.mark.parametrize("game", GAMES, ids=[game.key for game in GAMES])
WIDTHS = (320, 390, 640, 768, 1024, 1180)
KB = 1024


@GAME
def test_a_lab_is_accessible_before_and_after_a_run(visit: Visit, game: Game) -> None:
    page = visit(address(game.key))
    look_everywhere(page)
    page.goto(address(game.key, game.begins_at))
    bench = Bench(page, game.key)
    bench.operate(*game.loses)
    for closed in bench.lab.locator("details:not(details details) > summary").all():
        closed.click()

    look_everywhere(page)


@GAME
def test_a_won_lab_is_accessible_too(visit: Visit, game: Game) -> None:
    page = visit(address(game.key, game.begins_at))
    Bench(page, game.key).operate(*game.wins)

    look_everywhere(page, widths=(1280, 320))


def test_a_lab_inside_its_section_is_accessible(visit: Visit) -> None:
    page = visit(SECTION)
    page.locator("#lab-switchboard button[name=open]").click()
    expect(page.locator("#lab-switchboard-t")).to_be_focused()

    look_everywhere(page, widths=(1280, 320))


@GAME
def test_no_lab_scrolls_sideways_at_any_width(visit: Visit, game: Game) -> None:
    page = visit(address(game.key, game.begins_at))
    Bench(page, game.key).operate(*game.loses)

    for spaced in (False, True):
        if spaced:
            space_text(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert overflow(page) <= 0, f"{width} px, {spaced=}"


def test_after_a_lever_the_next_one_is_a_few_tabs_away(visit: Visit) -> None:
    page = visit(address("switchboard"))
    page.locator("#lab-switchboard-ctl button[value=deploy]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lab-switchboard-says")).to_be_focused()

    stops = []
    for _press in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))

    assert any('name="lever"' in stop for stop in stops), stops


@GAME
def test_a_lab_page_weighs_at_most_25_kilobytes_without_fonts_and_scripts(
    visit: Visit, game: Game
) -> None:
    page = visit(address(game.key, game.begins_at))
    Bench(page, game.key).operate(*game.wins)
    page.goto(page.url)

    names = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    files = {name for name in names if re.search(r"\.css", name)} | {page.url}
    weights = {name: len(gzip.compress(page.request.get(name).body(), 6)) for name in files}

    assert len(weights) >= 5
    assert sum(weights.values()) <= 25 * KB, weights
