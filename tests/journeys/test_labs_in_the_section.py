"""A lab opened inside its section: played there, and everything around it moves along."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.bench import Bench, address, levers
from tests.journeys.conftest import Visit
from tests.journeys.course import HOME, SECTION

KEY = "switchboard"
OPEN = f"#lab-{KEY} button[name=open]"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_lab_is_won_in_place_and_the_page_moves_along(visit: Visit, width: int) -> None:
    page = visit(SECTION, width=width)
    page.locator(OPEN).click()
    expect(page.locator(f"#lab-{KEY}-t")).to_be_focused()

    bench = Bench(page, KEY)
    bench.operate(*levers("expand deploy smoke flip flip flip"))

    assert page.url.endswith(SECTION)
    expect(bench.lab.locator(".miss .badge")).to_contain_text("complete")
    expect(page.locator("#status-badge")).to_contain_text("In progress")
    row = page.locator(f'#rail-list a[href="{address(KEY)}"]')
    assert "complete" in (row.text_content() or "")
    page.reload()
    expect(page.locator(f"#lab-{KEY} .badge")).to_contain_text("complete")


def test_without_javascript_the_button_leads_to_the_labs_page(visit: Visit) -> None:
    page = visit(SECTION, js=False)

    page.locator(OPEN).click()

    assert page.url.endswith(address(KEY))


def test_the_card_leads_to_the_labs_page_and_back(visit: Visit) -> None:
    page = visit(SECTION)
    page.locator(f"#lab-{KEY}").get_by_role("link", name="Open the lab").click()
    page.wait_for_url(f"**{address(KEY)}")

    page.get_by_role("link", name=re.compile("Back to “")).click()

    page.wait_for_url(f"**{SECTION}#*")


def test_the_home_lists_the_labs(visit: Visit) -> None:
    page = visit(HOME)

    page.locator(f'.leg[href="{address(KEY)}"]').click()

    expect(page.locator(f"#lab-{KEY}")).to_be_visible()


def test_two_labs_stand_open_beside_each_other(visit: Visit) -> None:
    page = visit(SECTION)
    for key in (KEY, "immune-system"):
        page.locator(f"#lab-{key} button[name=open]").click()
        expect(page.locator(f"#lab-{key}-t")).to_be_focused()

    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")

    assert sorted(set(ids)) == sorted(ids)
