"""A switch in Chromium: one makes it, another is told, and a learner reads the other side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.console.staff import staff
from tests.console.test_console_in_the_browser import arrive
from tests.journeys.audit import look_everywhere
from tests.toggles.factories import ToggleFactory
from tests.toggles.test_toggled_texts import Toggled

pytestmark = pytest.mark.django_db(transaction=True)


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

    for page, reason in ((clean_page, "it is ready"), (hers, "half a sentence")):
        card = page.locator("#toggle-new-way")
        card.get_by_label("Reason").fill(reason)
        card.get_by_role("button", name="Switch on").click()
        expect(card).to_contain_text("On for everyone")
    expect(clean_page.locator("#toggle-new-way h3 a")).to_be_focused()
    late = hers.locator("#toggle-new-way")
    expect(late.get_by_role("alert")).to_contain_text("Ada was first")
    expect(late.get_by_label("Reason")).to_have_value("half a sentence")
    expect(late.get_by_role("button", name="Switch off")).to_be_visible()
    look_everywhere(hers)

    learners.reload()
    expect(learners.locator("main")).to_contain_text("The owl side")
    expect(learners.locator("main")).not_to_contain_text("The newt side.")
    for page in (hers, learners):
        page.context.close()
