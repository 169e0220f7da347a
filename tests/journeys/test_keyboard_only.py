"""The whole section with Tab, arrows, Space and Enter, and the letters inside a question."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.card import Check, focused
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, RIGHT, SECOND, SECTION


def tab_to(page: Page, wanted: str, most: int = 60) -> None:
    """Press Tab until that element has the focus."""
    for _ in range(most):
        if page.evaluate("sel => document.activeElement.matches(sel)", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached; the focus is on {focused(page)}")


def arrow_to(page: Page, choice: str) -> None:
    """Walk down the group until that choice is chosen."""
    passed = []
    while choice not in passed:
        assert len(passed) < 4, f"{choice} is not among {passed}"
        page.keyboard.press("ArrowDown")
        passed.append(page.evaluate("document.activeElement.value"))


@pytest.mark.parametrize(("width", "js"), [(1280, True), (390, True), (1280, False)])
def test_the_section_can_be_finished_with_keys_alone(visit: Visit, width: int, js: bool) -> None:
    page = visit(SECTION, width=width, js=js)

    for key in (FIRST, SECOND):
        tab_to(page, f"#check-{key} .ch__i")
        page.keyboard.press("Space")
        arrow_to(page, RIGHT[key])
        page.keyboard.press("Enter")
        expect(Check(page, key).heading).to_be_focused()

    expect(page.locator("#status-badge")).to_contain_text("Complete")
    expect(page.locator("#score")).to_contain_text("4 of 4 points")


def test_the_first_tab_stop_leads_past_the_bar_and_the_rail(visit: Visit) -> None:
    page = visit(SECTION)

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")

    assert focused(page) == "main"


def test_tab_from_the_result_reaches_the_next_thing_to_do(visit: Visit) -> None:
    page = visit(SECTION)
    check = Check(page, FIRST)
    check.answer(RIGHT[FIRST])

    page.keyboard.press("Tab")

    expect(check.card.get_by_role("button", name="Practise again")).to_be_focused()


def test_letters_choose_inside_a_question_and_do_nothing_elsewhere(visit: Visit) -> None:
    page = visit(SECTION)
    page.keyboard.press("b")
    expect(page.locator(".ch__i:checked")).to_have_count(0)
    tab_to(page, f"#check-{FIRST} .ch__i")

    page.keyboard.press("b")

    rows = page.locator(f"#check-{FIRST} .ch")
    expect(rows.nth(1).get_by_role("radio")).to_be_checked()
    expect(rows.nth(1).get_by_role("radio")).to_be_focused()


@pytest.mark.parametrize(
    ("button", "sheet"), [("Course modules", "#rail"), ("On this page", "#toc")]
)
def test_sheets_open_close_with_escape_and_give_the_focus_back(
    visit: Visit, button: str, sheet: str
) -> None:
    page = visit(SECTION, width=390, js=False)
    opener = page.get_by_role("button", name=button)
    opener.focus()

    page.keyboard.press("Enter")
    expect(page.locator(sheet)).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator(sheet)).to_be_hidden()
    expect(opener).to_be_focused()
