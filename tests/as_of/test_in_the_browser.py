"""Chromium: two frames that go together, and the pages of this part fit for everyone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from releases.promotion import promote
from tests.as_of.world import TwoReleases
from tests.console.staff import browser
from tests.factories import NOW
from tests.journeys.audit import look_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two(live_server: LiveServer, clean_page: Page) -> TwoReleases:
    """The two releases, with their writer signed in and the log shown."""
    made = TwoReleases()
    made.lesson.course.shows_release_log = True
    made.lesson.course.save()
    session = browser(made.writer).cookies["sessionid"].value
    clean_page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    return made


def test_both_frames_scroll_and_move_on_together(
    two: TwoReleases, live_server: LiveServer, clean_page: Page
) -> None:
    name = f"release-{two.dark.pk}"
    clean_page.goto(f"{live_server.url}/as-of/{name}/beside{two.lesson.url}")
    live, other = (clean_page.frame_locator(f"#frame-{n}") for n in (1, 2))
    expect(live.get_by_text("Some text.")).to_be_visible()
    expect(other.get_by_text("Another text")).to_be_visible()

    clean_page.evaluate("document.querySelector('#frame-1').contentWindow.scrollTo(0, 9999)")
    clean_page.wait_for_function("document.querySelector('#frame-2').contentWindow.scrollY > 0")
    live.locator(".pn a").last.click()

    expect(other.get_by_role("link", name="The new one")).to_be_visible()
    expect(live.get_by_role("heading", name="The route")).to_be_visible()
    look_once(clean_page, 1280, "dark")


def test_preview_choice_log_and_changes_are_fit_for_everyone(
    two: TwoReleases, live_server: LiveServer, clean_page: Page
) -> None:
    url = live_server.url
    learner = clean_page.context.browser.new_context().new_page()
    learner.goto(url + two.lesson.url)
    learner.get_by_label("right").first.check()
    learner.get_by_role("button", name="Verify").first.click()
    expect(learner.get_by_text("Complete").first).to_be_visible()
    while two.dark.ring < 3:
        promote(two.dark, by=None, at=NOW)
    learner.goto(f"{url}{two.lesson.url}?changes=1")
    look_once(learner, 390, "light")
    look_once(learner, 320, "dark")
    learner.get_by_role("button", name="I have read it").click()
    expect(learner.get_by_text("You are up to date with this section")).to_be_focused()
    learner.goto(f"{url}{two.lesson.course.get_absolute_url()}releases/")
    look_once(learner, 320, "light")
    look_once(learner, 1280, "dark")
    learner.context.close()
    for path, width, theme in (("/as-of/", 320, "dark"), (two.address(), 390, "light")):
        clean_page.goto(url + path)
        look_once(clean_page, width, theme)
