"""The download card in a real browser: one click, the right name, the very bytes."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.casestudies.shelf import Shelf

pytestmark = pytest.mark.django_db(transaction=True)


def click_card(page: Page) -> tuple[str, bytes]:
    """The name that the browser suggests, and what it saved."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the case study: Dixons").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_click_saves_the_file_under_its_name(clean_page: Page, live_server: LiveServer) -> None:
    shelf = Shelf(filename="Blau-Grün für Anfänger · 事例.pdf")
    clean_page.goto(live_server.url + shelf.url)

    saved = click_card(clean_page)

    assert saved == ("Blau-Grün für Anfänger · 事例.pdf", shelf.content)
    clean_page.reload()
    assert "Downloaded" in clean_page.locator("a.dl").inner_text()
    assert Axe().run(clean_page).violations_count == 0


def test_it_works_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    shelf = Shelf(filename='The "till" day.pdf')
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(live_server.url + shelf.url)

        name, content = click_card(page)

    # Chromium replaces what Windows does not take in a name.
    assert (name, content) == ("The _till_ day.pdf", shelf.content)
