"""Two people at one release in Chromium: one moves it, the other is told and loses nothing."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from releases.models import Release
from releases.rings import Ring
from tests.console.staff import address, browser, draft_of, staff
from tests.factories import released
from tests.journeys.audit import look_everywhere, look_once

HIDDEN = """() => {
  Object.defineProperty(document, "hidden", {configurable: true, value: true});
  htmx.trigger("#now", "seen");
  delete document.hidden;
}"""
"""A look at the release while nobody can see the page."""

pytestmark = pytest.mark.django_db(transaction=True)


def arrive(page: Page, person: User, url: str) -> None:
    """Open an address as that person."""
    session = browser(person).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    page.goto(url)


@pytest.fixture
def release() -> Release:
    """A release in A1."""
    return released(draft_of("ships"), scope="ships", to=Ring.A1, name="Sails")


def test_two_people_click_at_once_and_the_second_is_told(
    release: Release, live_server: LiveServer, clean_page: Page, browser: Browser
) -> None:
    url = live_server.url + address(release)
    ada, grace = (staff(name, is_superuser=True) for name in ("Ada", "Grace"))
    hers = browser.new_context().new_page()
    arrive(hers, grace, url)
    arrive(clean_page, ada, url)
    hers.get_by_label("Reason").first.fill("half a sentence")

    clean_page.get_by_role("button", name="Promote to A2").click()
    expect(clean_page.locator("#told")).to_have_text("Promoted to A2 · small %")
    expect(clean_page.locator("#told")).to_be_focused()
    hers.get_by_role("button", name="Promote to A2").click()

    expect(hers.locator("#told")).to_contain_text("Ada was first: promoted to A2")
    expect(hers.locator("#reason")).to_have_value("half a sentence")
    expect(hers.get_by_role("button", name="Promote to A3")).to_be_visible()
    assert Release.objects.get().moves == 2
    hers.context.close()


def test_the_page_follows_without_taking_focus_or_what_is_being_typed(
    release: Release, live_server: LiveServer, clean_page: Page
) -> None:
    ada = staff("Ada", is_superuser=True)
    arrive(clean_page, ada, live_server.url + address(release))
    clean_page.get_by_role("link", name="Run the smoke tests").click()
    expect(clean_page.locator("#found")).to_contain_text("No problems.")
    look_everywhere(clean_page)
    clean_page.locator("#why").press_sequentially("worse th")

    looks: list[str] = []
    clean_page.on("request", lambda request: looks.append(request.url))
    clean_page.evaluate(HIDDEN)
    assert looks == []
    Release.objects.update(share=2000, moves=2, ring=2)
    # As every five seconds, without waiting for them.
    clean_page.evaluate("htmx.trigger('#now', 'seen')")

    expect(clean_page.locator("#live")).to_contain_text("Seen by: staff and 20 % of learners.")
    expect(clean_page.locator("#why")).to_have_value("worse th")
    expect(clean_page.locator("#why")).to_be_focused()
    clean_page.keyboard.type("an before")
    clean_page.get_by_role("button", name="Roll back").click()
    expect(clean_page.locator(".rl-why")).to_contain_text("worse than before")
    look_once(clean_page, 390, "light")


def test_a_sign_in_that_expired_keeps_the_page_and_says_that_nothing_was_sent(
    release: Release, live_server: LiveServer, clean_page: Page
) -> None:
    arrive(clean_page, staff("Ada", is_superuser=True), live_server.url + address(release))
    clean_page.locator("#why").fill("worse")
    clean_page.context.clear_cookies(name="sessionid")

    with clean_page.expect_response("**/accounts/login/**"):
        clean_page.evaluate("htmx.trigger('#now', 'seen')")
    clean_page.get_by_role("button", name="Roll back").click()

    expect(clean_page.locator(".rl-unsent")).to_be_visible()
    expect(clean_page.locator("#why")).to_have_value("worse")
    assert Release.objects.get().ring == Ring.A1


def test_the_list_and_the_forms_are_fit_for_everyone(
    release: Release, live_server: LiveServer, clean_page: Page
) -> None:
    ada = staff("Ada", is_superuser=True)
    draft_of("boats")
    arrive(clean_page, ada, f"{live_server.url}/releases/")
    look_everywhere(clean_page)

    clean_page.get_by_role("link", name="New release").click()
    clean_page.get_by_label("Name").fill("Oars")
    look_once(clean_page, 320, "dark")
    clean_page.get_by_role("checkbox").check()
    clean_page.get_by_role("button", name="Make the release").click()
    expect(clean_page.get_by_role("heading", name="Oars")).to_be_visible()
    clean_page.get_by_role("link", name="Schedule a move").click()
    look_once(clean_page, 390, "light")
