"""Every lab of the course can be won and lost, with and without JavaScript, at both widths."""

import pytest
from playwright.sync_api import expect

from tests.journeys.bench import GAMES, Bench, Game, address
from tests.journeys.conftest import Visit

GAME = pytest.mark.parametrize("game", GAMES, ids=[game.key for game in GAMES])
HOW = pytest.mark.parametrize(("js", "width"), [(True, 1280), (False, 390)])


@GAME
@HOW
def test_a_lab_can_be_won(visit: Visit, game: Game, js: bool, width: int) -> None:
    page = visit(address(game.key, game.begins_at), js=js, width=width)
    bench = Bench(page, game.key)

    bench.operate(*game.wins)

    expect(bench.lab).to_contain_text(game.won_says)
    expect(bench.lab.locator(".miss .badge")).to_contain_text("complete")
    expect(bench.lab.locator(".miss__i--no")).to_have_count(0)
    expect(page.get_by_role("heading", name="What this run shows")).to_be_visible()
    page.goto(address(game.key))
    expect(bench.lab.locator(".miss .badge")).to_contain_text("complete")


@GAME
@HOW
def test_a_lab_can_be_lost_and_says_why(visit: Visit, game: Game, js: bool, width: int) -> None:
    page = visit(address(game.key, game.begins_at), js=js, width=width)
    bench = Bench(page, game.key)

    bench.operate(*game.loses)

    expect(bench.lab).to_contain_text(game.lost_says)
    expect(bench.lab.locator(".miss .badge")).to_contain_text("in progress")
    bench.lab.get_by_text("A hint", exact=True).click()
    expect(bench.lab.locator(".hint__b").first).to_be_visible()


@GAME
@pytest.mark.parametrize("js", [True, False])
def test_a_run_that_is_shared_can_be_played_on_from(visit: Visit, game: Game, js: bool) -> None:
    first = Bench(visit(address(game.key, game.begins_at)), game.key)
    first.operate(*game.loses)
    link = first.lab.get_by_role("link", name="Link to this run").get_attribute("href")

    page = visit(link, js=js)
    second = Bench(page, game.key)
    expect(second.lab).to_contain_text(game.lost_says)
    expect(second.lab.locator(".miss .badge")).to_contain_text("not started")
    second.operate(("reset", "1"))

    expect(second.lab.locator(".miss .badge")).to_contain_text("in progress")
