"""A switch in Chromium: one makes it, another is told, and a learner reads the other side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.console.staff import staff
from tests.console.test_console_in_the_browser import arrive
from tests.journeys.audit import look_once
from tests.toggles.factories import ToggleFactory
from tests.toggles.test_toggled_texts import Toggled

pytestmark = pytest.mark.django_db(transaction=True)


def switch_on(page: Page, reason: str) -> None:
    """Click, and wait for the toggle as it stands then."""
    card = page.locator("#toggle-new-way")
    card.get_by_label("Reason").fill(reason)
    card.get_by_role("button", name="Switch on").click()
    expect(card).to_contain_text("On for everyone")


def test_a_switch_is_live_the_late_one_is_told_and_learners_read_the_other_side(
    live_server: LiveServer, clean_page: Page, browser: Browser, settings: Settings
) -> None:
    settings.TOGGLES_REFRESH_SECONDS = 0
    lesson, url = Toggled(), f"{live_server.url}/releases/toggles/"
    ToggleFactory.create(name="new-way", on=False)
    hers, learners = (browser.new_context().new_page() for _ in range(2))
    arrive(clean_page, staff("Ada", is_superuser=True), url)
    arrive(hers, staff("Grace", is_superuser=True), url)
    learners.goto(live_server.url + lesson.url)
    expect(learners.locator("main")).to_contain_text("The newt side.")

    switch_on(clean_page, "it is ready")
    expect(clean_page.locator("#toggle-new-way h3 a")).to_be_focused()
    switch_on(hers, "half a sentence")
    late = hers.locator("#toggle-new-way")
    expect(late.get_by_role("alert")).to_contain_text("Ada was first")
    expect(late.get_by_label("Reason")).to_have_value("half a sentence")
    look_once(hers, 390, "light")
    learners.reload()
    expect(learners.locator("main")).to_contain_text("The owl side")

    for page in (hers, learners):
        page.context.close()
