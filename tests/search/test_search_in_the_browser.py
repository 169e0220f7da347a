"""Searching in Chromium: by keyboard, at three widths, in both themes; axe finds nothing."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import Lesson
from tests.journeys.audit import fits_spaced, look_everywhere
from tests.search.terms import Written, search_url

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("question", ["", "nothing like it", "e t", "router"])
def test_no_page_of_results_breaks_a_rule(
    live_server: LiveServer, page: Page, question: str
) -> None:
    lesson = Lesson()
    Written(course=lesson.course)
    Written(course=lesson.course, opens_after=lesson.section)

    page.goto(f"{live_server.url}{search_url(lesson.course)}?q={question}")

    look_everywhere(page)
    fits_spaced(page)


def test_words_are_typed_sent_and_lead_to_their_passage(
    live_server: LiveServer, clean_page: Page
) -> None:
    written = Written()
    clean_page.goto(live_server.url + written.url)
    clean_page.get_by_role("link", name="Search", exact=True).click()
    clean_page.get_by_role("searchbox").fill("facade kitch")
    clean_page.keyboard.press("Enter")
    clean_page.get_by_role("heading", name="Nothing found").wait_for()
    clean_page.get_by_role("searchbox").fill("kitch")
    clean_page.keyboard.press("Enter")
    clean_page.get_by_role("heading", name="1 place").wait_for()

    assert clean_page.locator("mark").all_text_contents() == ["kitchen"]
    clean_page.locator(".hit a").click()

    clean_page.wait_for_url(f"**{written.url}#cafe")
