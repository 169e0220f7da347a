"""A grader at the overview in Chromium: filters without losing their place, by any screen."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import Lesson
from tests.journeys.audit import fits_spaced, look_everywhere
from tests.results.answers import join
from tests.results.overview.visitors import visitors
from tests.results.test_results_in_the_browser import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lesson(client: Client) -> Lesson:
    """A section that 24 began and 9 completed; one of them is of the spring."""
    lesson = Lesson()
    began = visitors(lesson, 15)
    visitors(lesson, 9, answered=2, points=3, done=True)
    join(began[0], "Spring")
    return lesson


def test_a_filter_changes_the_results_alone_and_says_so(
    live_server: LiveServer, clean_page: Page, lesson: Lesson
) -> None:
    sign_in(clean_page, live_server)
    clean_page.goto(f"{live_server.url}/results/")
    clean_page.evaluate("document.body.dataset.stayed = 'yes'")

    clean_page.get_by_label("Cohort").select_option("Spring")
    clean_page.get_by_role("button", name="Show results").focus()
    clean_page.keyboard.press("Enter")

    expect(clean_page.get_by_role("heading", name="1 learner shown")).to_be_visible()
    expect(clean_page.locator("#told")).to_have_text("1 learner shown")
    expect(clean_page.get_by_role("button", name="Show results")).to_be_focused()
    assert clean_page.url == f"{live_server.url}/results/?cohort=spring"
    assert clean_page.evaluate("document.body.dataset.stayed") == "yes"
    clean_page.get_by_role("link", name="Remove the filter Cohort").click()
    expect(clean_page.get_by_role("heading", name="24 learners shown")).to_be_visible()
    clean_page.go_back()
    expect(clean_page.get_by_role("heading", name="1 learner shown")).to_be_visible()


@pytest.mark.parametrize("address", ["/results/", "/results/learners/?q=p&sort=-points"])
def test_the_pages_break_no_rule(
    live_server: LiveServer, clean_page: Page, lesson: Lesson, address: str
) -> None:
    sign_in(clean_page, live_server)
    clean_page.goto(f"{live_server.url}{address}")
    for summary in clean_page.locator("summary").all():
        summary.click()

    look_everywhere(clean_page)
    fits_spaced(clean_page)
