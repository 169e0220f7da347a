"""A grader at work in Chromium: filter, read, download; both themes, phone and desk."""

import re
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import LearnerFactory, Lesson
from tests.journeys.audit import fits_spaced, look_everywhere
from tests.results.answers import answer, grader, join, read

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lesson() -> Lesson:
    """A lesson with an answer of each kind, one of them by somebody with a long name."""
    lesson = Lesson()
    names = ["Ada Lovelace", "Doña María de los Ángeles Fernández y Gutiérrez-Montenegro", "王"]
    for name, choice in zip(names, ["right", "wrong-a", ""], strict=True):
        learner = LearnerFactory.create(user__name=name)
        join(learner, "Spring 2026", f"Class of {name.split()[0]}")
        answer(learner, lesson.questions["first-check"], choice, is_practice=choice == "wrong-a")
    return lesson


def sign_in(page: Page, live_server: LiveServer) -> None:
    """Hand a grader's session to the browser."""
    client = Client()
    client.force_login(grader())
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def test_a_grader_filters_reads_and_downloads(
    live_server: LiveServer, clean_page: Page, lesson: Lesson, tmp_path: Path
) -> None:
    sign_in(clean_page, live_server)
    clean_page.goto(f"{live_server.url}/results/responses/")
    clean_page.get_by_label("Cohort").select_option("Class of Ada")
    clean_page.get_by_label("From").fill("2026-11-23")
    clean_page.get_by_role("button", name="Show results").click()

    expect(clean_page.get_by_role("heading", name="1 response")).to_be_visible()
    expect(clean_page).to_have_url(re.compile(r"\?cohort=class-of-ada&from=2026-11-23$"))
    expect(clean_page.get_by_role("button", name="Show results")).to_be_focused()
    overview = clean_page.get_by_role("link", name="Overview").get_attribute("href")
    assert overview == "/results/?cohort=class-of-ada&from=2026-11-23"
    assert clean_page.get_by_role("row").count() == 2
    with clean_page.expect_download() as download:
        clean_page.get_by_role("button", name="Export").click()
    download.value.save_as(tmp_path / "results.csv")

    assert "_class-of-ada_from-2026-11-23_" in download.value.suggested_filename
    assert [row["name"] for row in read([(tmp_path / "results.csv").read_bytes()])] == [
        "Ada Lovelace"
    ]


@pytest.mark.parametrize("query", ["", "?course=nope&from=soon", "?to=2020-01-01"])
def test_the_page_breaks_no_rule(
    live_server: LiveServer, clean_page: Page, lesson: Lesson, query: str
) -> None:
    sign_in(clean_page, live_server)
    # Chromium itself reports a page of status 422 as a failed load.
    page = clean_page.context.new_page() if "nope" in query else clean_page

    page.goto(f"{live_server.url}/results/responses/{query}")

    look_everywhere(page)
    fits_spaced(page)
