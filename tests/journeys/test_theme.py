"""The colour theme follows the device until chosen, and the choice is kept."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.course import HOME, SECTION

DARK, LIGHT = "rgb(12, 17, 26)", "rgb(251, 250, 247)"


def background(page: Page) -> str:
    """The colour that the page stands on."""
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize(("theme", "colour"), [("dark", DARK), ("light", LIGHT)])
def test_without_a_choice_the_device_decides(visit: Visit, theme: str, colour: str) -> None:
    assert background(visit(HOME, theme=theme)) == colour


def test_a_chosen_theme_applies_at_once_is_announced_and_kept(visit: Visit) -> None:
    page = visit(SECTION, theme="light")

    page.get_by_role("radio", name="Dark").check(force=True)

    assert background(page) == DARK
    expect(page.locator("#live")).to_have_text("Theme saved.")
    page.goto(HOME)
    assert background(page) == DARK
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()


def test_without_scripts_a_button_saves_the_theme_and_returns(visit: Visit) -> None:
    page = visit(SECTION, width=390, theme="light", js=False)
    page.get_by_role("button", name="Theme and account").click()

    page.get_by_role("radio", name="Dark").check(force=True)
    assert background(page) == DARK
    page.get_by_role("button", name="Save theme").click()

    page.wait_for_url(f"**{SECTION}")
    assert background(page) == DARK
