"""Looking for a bad question in Chromium: narrow, sort, open it, see who picks what."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.audit import fits_spaced, look_everywhere
from tests.results.answers import join
from tests.results_questions.lessons import answered, taught
from tests.results_questions.people import grader_of

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, live_server: LiveServer) -> None:
    """Hand a grader's session to the browser."""
    client = Client()
    client.force_login(grader_of())
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def test_a_grader_finds_the_worst_question_and_sees_who_picks_what(
    live_server: LiveServer, clean_page: Page
) -> None:
    lesson = taught()
    for learner in answered(lesson, 40, "wrong-a", "right", "right"):
        join(learner, "Spring")
    sign_in(clean_page, live_server)
    clean_page.goto(f"{live_server.url}/results/questions/")
    clean_page.get_by_label("Cohort").select_option("Spring")
    clean_page.get_by_role("button", name="Show questions").click()

    expect(clean_page.locator("td[data-l='First tries']").first).to_have_text("40")
    expect(clean_page.get_by_role("button", name="Show questions")).to_be_focused()
    clean_page.get_by_role("link", name="Remove all filters").click()
    clean_page.get_by_role("link", name="Worst first").click()
    look_everywhere(clean_page)
    clean_page.get_by_role("link", name="first-check").click()
    expect(clean_page.get_by_role("heading", name="Who picks what")).to_be_visible()
    look_everywhere(clean_page)
    fits_spaced(clean_page)
